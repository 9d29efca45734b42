package io.github.dbmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs processes and tells what they and their children used.
 *
 * @param scratch the folder for what they print
 * @param meter counts processor time and memory
 * @param postmaster whose processor time is counted beside
 */
record Stopwatch(Path scratch, Meter meter, Postmaster postmaster) {

    private static final List<String> NOT_OURS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "DATABASE_URL");

    Stopwatch of(Postmaster other) {
        return new Stopwatch(scratch, meter, other);
    }

    /** Fails, with what the process printed, when it does not end with 0. */
    Sample run(Command command) {
        Path figures = scratch.resolve("figures.txt");
        try {
            Files.createDirectories(scratch);
            double server = postmaster.seconds();
            double machine = ProcStat.machine();
            long start = System.nanoTime();
            Process process =
                    builder(command, meter.around(command.words(), figures)).start();
            process.getOutputStream().close();
            Meter.Watch watch = meter.watch(process);
            int exit = process.waitFor();
            double wall = (System.nanoTime() - start) / 1e9;
            if (exit != 0) {
                throw new IllegalStateException(
                        String.join(" ", command.words()) + " in " + command.folder() + "\n" + output());
            }
            double serverUsed = postmaster.seconds() - server;
            Meter.Used used = watch.used(Files.readString(figures));
            double others = ProcStat.machine() - machine - used.cpu() - (Double.isNaN(serverUsed) ? 0 : serverUsed);
            return new Sample(
                    rounded(wall), rounded(used.cpu()), rounded(used.memory()), rounded(serverUsed), rounded(others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the last process printed. */
    String output() {
        return Text.read(outputFile());
    }

    private ProcessBuilder builder(Command command, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
                .directory(command.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(outputFile().toFile());
        NOT_OURS.forEach(builder.environment()::remove);
        builder.environment().putAll(command.environment());
        return builder;
    }

    private Path outputFile() {
        return scratch.resolve("output.txt");
    }

    private static double rounded(double figure) {
        return Double.isNaN(figure) ? figure : Math.round(figure * 1000) / 1000.0;
    }
}

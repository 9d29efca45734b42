package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one program to its end and keeps what it printed. */
final class Program {

    private Program() {}

    static Outcome run(List<String> command, Duration atMost) {
        return run(command, "", atMost);
    }

    /**
     * Runs a program in an environment without PostgreSQL's variables and in English. Its output goes through a file: a
     * server that the program leaves behind may keep a pipe open, and then reading would never end.
     *
     * @return exit code {@link Outcome#NOT_STARTED} when there is no such program, {@link Outcome#TIMED_OUT} when it was
     *     killed for lasting too long
     */
    static Outcome run(List<String> command, String input, Duration atMost) {
        Path output = null;
        Path stdin = null;
        try {
            output = Files.createTempFile("db-migrate-", ".out");
            stdin = Files.writeString(Files.createTempFile("db-migrate-", ".in"), input);
            return run(command, stdin, output, atMost);
        } catch (IOException e) {
            return new Outcome(Outcome.NOT_STARTED, String.valueOf(e.getMessage()));
        } finally {
            delete(output);
            delete(stdin);
        }
    }

    private static Outcome run(List<String> command, Path stdin, Path output, Duration atMost) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(stdin.toFile())
                .redirectOutput(output.toFile());
        plain(builder.environment());
        Process process = builder.start();
        int exitCode = await(process, atMost);
        return new Outcome(exitCode, Files.readString(output).strip());
    }

    private static void plain(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        environment.remove("LANGUAGE");
    }

    private static int await(Process process, Duration atMost) {
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        return Outcome.TIMED_OUT;
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Left to the operating system: the directory is a temporary one.
        }
    }

    /**
     * How a program ended.
     *
     * @param output standard output and standard error together, without blanks around
     */
    record Outcome(int exitCode, String output) {

        static final int NOT_STARTED = -1;
        static final int TIMED_OUT = -2;

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}

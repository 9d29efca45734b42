package io.github.dbmigrate.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
     * server that the program leaves behind may keep a pipe open, and then reading would never end. Its input goes through
     * a pipe: it may be a password, and a file of it would outlive a kill.
     *
     * @return exit code {@link Outcome#NOT_STARTED} when there is no such program, {@link Outcome#TIMED_OUT} when it was
     *     killed for lasting too long
     */
    static Outcome run(List<String> command, String input, Duration atMost) {
        Path output = null;
        try {
            output = Files.createTempFile("db-migrate-", ".out");
            output.toFile().deleteOnExit();
            return run(command, input, output, atMost);
        } catch (IOException e) {
            return new Outcome(Outcome.NOT_STARTED, String.valueOf(e.getMessage()));
        } finally {
            delete(output);
        }
    }

    private static Outcome run(List<String> command, String input, Path output, Duration atMost) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        plain(builder.environment());
        Process process = builder.start();
        give(process, input);
        int exitCode = await(process, atMost);
        return new Outcome(exitCode, Files.readString(output).strip());
    }

    private static void give(Process process, String input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The program ended before it read everything; its exit code and output say why.
            return;
        }
    }

    /** Takes out of an environment what PostgreSQL would listen to, and what is a secret. */
    static void plain(Map<String, String> environment) {
        // A server outlives us by days, and shall not keep the passwords of other databases in its environment.
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("DATABASE_URL"));
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

package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** PostgreSQL's own programs for a data directory: {@code initdb} and {@code pg_ctl}. */
final class PgCtl {

    /** The superuser of every server we make. */
    static final String USER = "postgres";

    private static final String SETTINGS = "db-migrate.conf";
    private static final int BUILTIN_LOCALES_SINCE = 17;
    private static final Duration INIT_LIMIT = Duration.ofMinutes(3);

    private static final Pattern PORT = Pattern.compile("(?m)^port = '(\\d+)'$");

    private final PostgresBinaries binaries;
    private final Account account;

    PgCtl(PostgresBinaries binaries, Account account) {
        this.binaries = binaries;
        this.account = account;
    }

    /**
     * Makes a cluster in a directory that must be missing or empty.
     *
     * @param passwordFile holds the superuser's password; a command line could be seen by every user of the machine
     */
    Program.Outcome init(Path data, Path passwordFile, boolean sync) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "-D",
                data.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C"));
        if (binaries.major() >= BUILTIN_LOCALES_SINCE) {
            // Knows upper and lower case of all letters, and sorts alike on every operating system.
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!sync) {
            command.add("--no-sync");
        }
        Files.createDirectories(data);
        account.own(data);
        account.own(passwordFile);
        Program.Outcome outcome = Program.run(account.command(command), INIT_LIMIT);
        if (outcome.succeeded()) {
            Files.writeString(
                    data.resolve("postgresql.conf"),
                    System.lineSeparator() + "include_if_exists '" + SETTINGS + "'" + System.lineSeparator(),
                    StandardOpenOption.APPEND);
        }
        return outcome;
    }

    /**
     * Starts a server and waits until it takes connections. It outlives this process, and holds none of its streams and
     * nothing of its terminal: {@code pg_ctl} makes it a session of its own.
     */
    Program.Outcome start(Path data, Path log, Map<String, String> settings, Duration atMost) throws IOException {
        write(data.resolve(SETTINGS), settings);
        account.own(data.resolve(SETTINGS));
        if (Files.notExists(log)) {
            Files.createFile(log);
            // Statements of the application that failed are in it, with their values.
            FileTree.permit(log, "rw-------");
        }
        account.own(log);
        List<String> command = List.of(
                binaries.program("pg_ctl"),
                "start",
                "-w",
                "-t",
                Long.toString(atMost.toSeconds()),
                "-D",
                data.toString(),
                "-l",
                log.toString());
        return Program.run(account.command(command), atMost.plusSeconds(10));
    }

    /** The port of the last start; none when there was none. */
    static OptionalInt lastPort(Path data) throws IOException {
        Path settings = data.resolve(SETTINGS);
        if (Files.notExists(settings)) {
            return OptionalInt.empty();
        }
        Matcher port = PORT.matcher(Files.readString(settings));
        return port.find() ? OptionalInt.of(Integer.parseInt(port.group(1))) : OptionalInt.empty();
    }

    /**
     * Gives the superuser another password while no server runs. The statement goes through standard input, so that no
     * other user of the machine sees it.
     */
    Program.Outcome setPassword(Path data, String password) {
        List<String> command =
                List.of(binaries.program("postgres"), "--single", "-D", data.toString(), "-j", "postgres");
        String statement = "ALTER ROLE " + USER + " PASSWORD '" + password + "';\n\n";
        Program.Outcome outcome = Program.run(account.command(command), statement, INIT_LIMIT);
        // Single-user mode ends well whatever the statement did, and repeats a failed one.
        boolean failed = !outcome.succeeded() || outcome.output().contains("ERROR:");
        return new Program.Outcome(failed ? 1 : 0, outcome.output().replace(password, "***"));
    }

    /**
     * Stops the server of a data directory and waits until it is gone. The caller has made sure that it is one:
     * {@code pg_ctl} would signal whatever process has the recorded id.
     *
     * @param mode {@code fast} ends sessions, {@code immediate} leaves recovery to the next start
     */
    Program.Outcome stop(Path data, String mode, Duration atMost) {
        List<String> command = List.of(
                binaries.program("pg_ctl"),
                "stop",
                "-w",
                "-t",
                Long.toString(atMost.toSeconds()),
                "-m",
                mode,
                "-D",
                data.toString());
        return Program.run(account.command(command), atMost.plusSeconds(10));
    }

    private static void write(Path file, Map<String, String> settings) throws IOException {
        String text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}

package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings the server of one data directory up, whatever state a crash left it in. The caller holds the lock. */
final class Launch {

    // A crash of the operating system may cost the last moments, never the database; and a commit need not wait for the
    // disk.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", Ports.LOOPBACK),
            Map.entry("unix_socket_directories", ""),
            Map.entry("cluster_name", "db-migrate"),
            // Fifty services with a connection pool of ten each.
            Map.entry("max_connections", "500"),
            // The catalogs of fifty services; what is not used is not taken from the machine.
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "256MB"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("max_locks_per_transaction", "256"),
            Map.entry("log_checkpoints", "off"));

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;
    private static final long LONGEST_LOG = 10_000_000;

    private final StateDirectory state;
    private final PortChoice ports;
    private final Consumer<String> notice;

    Launch(StateDirectory state, PortChoice ports, Consumer<String> notice) {
        this.state = state;
        this.ports = ports;
        this.notice = notice;
    }

    /** Makes the cluster if there is none, then starts its server and waits until it takes connections. */
    void run(PostgresBinaries binaries) throws IOException {
        DataDirectory data = new DataDirectory(state.data(binaries.major()), binaries.major());
        Account account = Account.choose(binaries, data.path());
        PgCtl pgCtl = new PgCtl(binaries, account);
        // One may run and be of no use: on another port than the fixed one, or with a password that got lost.
        new Stop(state).run(data.path());
        if (Files.isDirectory(data.path())) {
            account.own(data.path());
            FileTree.permit(data.path(), "rwx------");
        }
        prepare(data, pgCtl);
        ensurePassword(data, pgCtl, account);
        start(data.path(), pgCtl);
    }

    private void prepare(DataDirectory data, PgCtl pgCtl) throws IOException {
        switch (data.condition()) {
            case READY -> {}
            case ABSENT -> {
                tellOthers(data);
                make(data, pgCtl);
            }
            case OTHER_VERSION ->
                throw ServerProblems.otherVersion(data, data.version().orElse("unknown"))
                        .exception();
            case BROKEN -> {
                Path aside = data.aside();
                Files.move(data.path(), aside);
                notice.accept("The data directory was incomplete; it was put aside as " + aside.getFileName()
                        + " and a new one was made.");
                make(data, pgCtl);
            }
        }
    }

    private void tellOthers(DataDirectory data) throws IOException {
        String others = state.listData().stream()
                .filter(other -> !other.equals(data.path()))
                .map(other -> other.getFileName().toString())
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            notice.accept("PostgreSQL " + data.major()
                    + " begins with empty databases; those of other versions stay in " + others + ".");
        }
    }

    // Beside and then renamed, with its password inside: a run that is killed here leaves nothing that looks
    // finished. Each under a name of its own, because the initdb of a killed run goes on for a moment.
    private void make(DataDirectory data, PgCtl pgCtl) throws IOException {
        state.sweepUnfinished(data.path());
        Path made = state.newUnfinished(data.path());
        Path passwordFile = made.resolveSibling(made.getFileName() + ".password");
        String password = Password.generate();
        Password.write(passwordFile, password);
        Program.Outcome outcome = pgCtl.init(made, passwordFile, true);
        if (!outcome.succeeded()) {
            state.sweepUnfinished(data.path());
            // PostgreSQL shows the statement at which it failed, and one of initdb's sets the password.
            throw ServerProblems.initFailed(data, outcome.output().replace(password, "***"))
                    .exception();
        }
        Files.move(passwordFile, Password.of(made));
        Files.deleteIfExists(data.path());
        Files.move(made, data.path());
    }

    private static void ensurePassword(DataDirectory data, PgCtl pgCtl, Account account) throws IOException {
        if (Password.read(data.path()).isPresent()) {
            return;
        }
        String password = Password.generate();
        Program.Outcome outcome = pgCtl.setPassword(data.path(), password);
        if (!outcome.succeeded()) {
            throw ServerProblems.startFailed(data.path(), Password.of(data.path()), outcome.output())
                    .exception();
        }
        Password.write(Password.of(data.path()), password);
        account.own(Password.of(data.path()));
    }

    private void start(Path data, PgCtl pgCtl) throws IOException {
        Path log = state.log(data);
        limit(log);
        Machine.here().write(state.machine(data));
        OptionalInt last = PgCtl.lastPort(data);
        String cause = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ports.choose(last);
            long before = Files.exists(log) ? Files.size(log) : 0;
            Program.Outcome outcome = pgCtl.start(data, log, settings(port), START_LIMIT);
            if (outcome.succeeded()) {
                tellMove(last, port);
                return;
            }
            cause = outcome.output() + "\n" + tail(log, before);
            if (cause.contains("\"postmaster.pid\" already exists")) {
                // A start whose Maven was killed was quicker after all; its server is as good.
                return;
            }
            if (!mended(cause, data)) {
                break;
            }
        }
        throw ServerProblems.startFailed(data, log, cause.strip()).exception();
    }

    private static Map<String, String> settings(int port) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("port", Integer.toString(port));
        return settings;
    }

    private void tellMove(OptionalInt last, int port) {
        if (last.isPresent() && last.getAsInt() != port) {
            notice.accept("The embedded server listens on port " + port + " now; it was " + last.getAsInt() + ".");
        }
    }

    private boolean mended(String cause, Path data) {
        if (cause.contains("Address already in use") || cause.contains("could not bind")) {
            // Somebody took the port since we looked; the next look finds another.
            return true;
        }
        if (cause.contains("pre-existing shared memory block")) {
            Programs.orphans(data, state.path()).forEach(ProcessHandle::destroy);
            Programs.orphans(data, state.path()).forEach(Launch::await);
            return true;
        }
        return false;
    }

    private static void await(ProcessHandle process) {
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private static void limit(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String tail(Path log, long from) throws IOException {
        byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
        int begin = (int) Math.min(from, all.length);
        return new String(all, begin, all.length - begin, StandardCharsets.UTF_8);
    }
}

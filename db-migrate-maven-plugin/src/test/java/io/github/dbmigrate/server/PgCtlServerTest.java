package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.OwnThread;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgCtlServerTest {

    @Test
    void the_first_start_unpacks_and_the_second_finds_the_server_running() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Checkout checkout = Checkout.empty()) {
            PgCtlServer server = new PgCtlServer(
                    checkout.state(),
                    Checkout.VERSION,
                    null,
                    () -> {
                        asked.incrementAndGet();
                        return jar();
                    },
                    checkout.notices::add);
            Running first = server.start();
            Running second = checkout.server().start();

            assertThat(first.started()).isTrue();
            assertThat(second.started()).isFalse();
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(second.version()).isEqualTo("17.11");
            assertThat(asked).hasValue(1);
            assertThat(checkout.notices).singleElement().asString().contains("17.11", "once");
            try (Connection connection = checkout.connect(second)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void nothing_runs_before_the_start_and_after_the_stop() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            assertThat(checkout.server().find()).isEmpty();
            assertThat(checkout.server().stop()).isFalse();
            checkout.server().start();
            assertThat(checkout.server().find()).isPresent();
            assertThat(checkout.server().stop()).isTrue();
            assertThat(checkout.server().find()).isEmpty();
            assertThat(checkout.server().stop()).isFalse();
        }
    }

    @Test
    void looking_for_a_server_writes_nothing() throws Exception {
        try (Checkout checkout = Checkout.empty()) {
            checkout.server().find();
            assertThat(checkout.state()).doesNotExist();
        }
    }

    @Test
    void a_restart_keeps_data_and_port_and_password() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running before = checkout.server().start();
            checkout.leaveMark(before);
            checkout.server().stop();
            Running after = checkout.server().start();

            assertThat(after.port()).isEqualTo(before.port());
            assertThat(after.password()).isEqualTo(before.password());
            assertThat(checkout.hasMark(after)).isTrue();
        }
    }

    @Test
    void a_wrong_password_is_refused() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running running = checkout.server().start();
            assertThatThrownBy(() -> checkout.connect(running, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void only_the_loopback_address_is_listened_on() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running running = checkout.server().start();
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .forEach(address -> assertThatThrownBy(() -> {
                                try (Socket socket = new Socket()) {
                                    socket.connect(new InetSocketAddress(address, running.port()), 2000);
                                }
                            })
                            .isInstanceOf(IOException.class));
            try (Socket socket = new Socket(Ports.loopback(), running.port())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @Test
    void the_password_is_in_one_file_that_only_its_owner_reads() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Running running = checkout.server().start();
            Path file = Password.of(checkout.data());
            assertThat(file).hasContent(running.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(checkout.data())))
                    .isEqualTo("rwx------");
            assertThat(new StateDirectory(checkout.state()).log(checkout.data()))
                    .content()
                    .doesNotContain(running.password());
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(checkout.state().resolve("data-17.log"))))
                    .isEqualTo("rw-------");
            assertThat(running.toString()).doesNotContain(running.password());
            try (java.util.stream.Stream<Path> entries = Files.list(checkout.state())) {
                assertThat(entries.map(entry -> entry.getFileName().toString()))
                        .noneMatch(name -> name.endsWith(".password"));
            }
        }
    }

    @Test
    void no_command_line_shows_the_password_while_a_server_is_made() throws Exception {
        Set<String> seen = new TreeSet<>();
        Running running;
        try (Checkout checkout = Checkout.withBinaries(17)) {
            CompletableFuture<Running> start =
                    OwnThread.supply(() -> checkout.server().start());
            do {
                ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .forEach(seen::add);
            } while (!start.isDone());
            running = start.join();
        }
        assertThat(seen).anyMatch(line -> line.contains("initdb")).anyMatch(line -> line.contains("pg_ctl"));
        assertThat(seen).noneMatch(line -> line.contains(running.password()));
    }

    @Test
    void a_server_keeps_no_password_of_another_database_in_its_environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", "a", "DATABASE_URL_AUTH", "a", "PGPASSWORD", "a", "PGPASSFILE", "a", "PATH", "b"));
        Program.plain(environment);
        assertThat(environment).containsEntry("PATH", "b").doesNotContainValue("a");
    }

    @Test
    void git_is_told_to_look_away() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            checkout.server().start();
            assertThat(checkout.state().resolve(".gitignore")).hasContent("*");
        }
    }

    @Test
    void commits_survive_a_crash_of_the_machine_but_need_not_wait_for_it() throws Exception {
        try (Checkout checkout = Checkout.withCluster();
                Connection connection = checkout.connect(checkout.server().start())) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("off");
            assertThat(setting(connection, "max_connections")).isEqualTo("500");
            assertThat(setting(connection, "password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void upper_and_lower_case_of_all_letters_are_known() throws Exception {
        try (Checkout checkout = Checkout.withCluster();
                Connection connection = checkout.connect(checkout.server().start());
                java.sql.ResultSet row = connection
                        .createStatement()
                        .executeQuery("select upper('ä'), current_setting('server_encoding')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("Ä");
            assertThat(row.getString(2)).isEqualTo("UTF8");
        }
    }

    @Test
    void a_checkout_can_be_reached_through_a_link_and_hold_most_characters() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Path odd = Files.createDirectory(checkout.state().resolveSibling("it's a (check) out & more;"));
            Path moved = Files.move(checkout.state(), odd.resolve(".db-migrate"));
            Path link = Files.createSymbolicLink(checkout.state().resolveSibling("link"), odd);
            PgCtlServer server = new PgCtlServer(
                    link.resolve(".db-migrate"), Checkout.VERSION, null, PgCtlServerTest::jar, checkout.notices::add);
            Running running = server.start();
            assertThat(running.version()).isEqualTo("17.11");
            assertThat(checkout.connect(running).isValid(5)).isTrue();
            assertThat(server.start().started()).isFalse();
            assertThat(server.stop()).isTrue();
            Files.move(moved, checkout.state());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "$(touch surprise)", "`touch surprise`", "back\\slash"})
    void a_path_that_pg_ctl_would_give_to_a_shell_is_refused(String name) throws Exception {
        try (Checkout checkout = Checkout.empty()) {
            PgCtlServer server = new PgCtlServer(
                    checkout.state().resolve(name),
                    Checkout.VERSION,
                    null,
                    PgCtlServerTest::jar,
                    checkout.notices::add);
            assertThatThrownBy(server::start).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_DATA);
                assertThat(e.problem().headline()).contains("pg_ctl");
            });
            assertThat(checkout.state().resolve(name)).doesNotExist();
        }
    }

    @Test
    void another_major_version_gets_a_data_directory_beside() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(14, 17)) {
            Running seventeen = checkout.server().start();
            Running fourteen = checkout.server("14.24.0", null).start();
            checkout.leaveMark(seventeen);

            assertThat(fourteen.version()).isEqualTo("14.24");
            assertThat(checkout.notices).singleElement().asString().contains("PostgreSQL 14", "data-17");
            assertThat(fourteen.port()).isNotEqualTo(seventeen.port());
            assertThat(fourteen.dataDirectory()).isNotEqualTo(seventeen.dataDirectory());
            assertThat(checkout.hasMark(checkout.server().start())).isTrue();
        }
    }

    @Test
    void a_stop_ends_the_servers_of_all_versions() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(14, 17)) {
            checkout.server().start();
            checkout.server("14.24.0", null).start();
            assertThat(checkout.server().stop()).isTrue();
            assertThat(checkout.server("14.24.0", null).find()).isEmpty();
        }
    }

    @Test
    void a_stop_ends_open_sessions() throws Exception {
        try (Checkout checkout = Checkout.withCluster();
                Connection connection = checkout.connect(checkout.server().start())) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("create table half (a int)");
            assertThat(checkout.server().stop()).isTrue();
            assertThat(connection.isValid(5)).isFalse();
        }
    }

    @Test
    void a_log_that_grew_long_is_put_aside() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            checkout.server().stop();
            Path log = checkout.state().resolve("data-17.log");
            try (java.nio.channels.FileChannel file =
                    java.nio.channels.FileChannel.open(log, java.nio.file.StandardOpenOption.WRITE)) {
                file.write(java.nio.ByteBuffer.wrap(new byte[] {'\n'}), 20_000_000);
            }
            checkout.server().start();
            assertThat(Files.size(log)).isLessThan(100_000);
            assertThat(checkout.state().resolve("data-17.log.1")).exists();
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (java.sql.ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return Optional.ofNullable(row.getString(1)).orElseThrow();
        }
    }

    private static Path jar() {
        try {
            return ThrowAwayServer.jar(17);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {

    private final TestPostgres server = TestPostgres.get();
    private final ConnectionSettings settings =
            ConnectionSettings.of(server.host(), server.port(), "postgres", server.user(), server.password());

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void a_session_knows_its_server(int major) {
        ConnectionSettings there = Servers.database(TestPostgres.of(major));
        try (JdbcDatabase session = JdbcDatabase.open(there)) {
            assertThat(session.majorVersion()).isEqualTo(major);
            assertThat(session.version()).startsWith(major + ".");
            assertThat(session.name()).isEqualTo(there.database());
        }
    }

    @Test
    void a_wrong_password_is_told_without_showing_it() {
        Problem problem = refused(settings.withCredentials(server.user(), "hunter2"));

        assertThat(problem.code()).isEqualTo(ProblemCode.AUTHENTICATION_FAILED);
        assertThat(problem.headline()).isEqualTo("The server refused the password of " + server.user() + ".");
        assertThat(problem.toString()).doesNotContain("hunter2");
    }

    @Test
    void no_password_where_one_is_asked_for_is_told() {
        Problem problem = refused(settings.withCredentials(server.user(), null));

        assertThat(problem.code()).isEqualTo(ProblemCode.AUTHENTICATION_FAILED);
        assertThat(problem.headline()).contains("none is known");
    }

    @Test
    void a_missing_database_is_told_with_the_command_that_makes_it() {
        Problem problem = refused(settings.withDatabase("no such one"));

        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_MISSING);
        assertThat(problem.remedies().toString()).contains("createdb", "'no such one'");
    }

    @Test
    void tls_that_the_server_does_not_have_is_told_in_any_language() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.JAPANESE)) {
                Locale.setDefault(locale);
                Problem problem = refused(with(Map.of("sslmode", "require")));
                assertThat(problem.code()).isEqualTo(ProblemCode.TLS_REFUSED);
                assertThat(Servers.fact(problem, "sslmode")).isEqualTo("require");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void an_unreachable_port_and_an_unknown_host_are_told() throws IOException {
        Problem closed = refused(at(server.host(), freePort()));
        assertThat(closed.code()).isEqualTo(ProblemCode.HOST_UNREACHABLE);
        assertThat(closed.headline()).startsWith("No server answers at");

        Problem unknown = refused(at("no-such-host.invalid", 5432));
        assertThat(unknown.code()).isEqualTo(ProblemCode.HOST_UNREACHABLE);
        assertThat(unknown.headline()).isEqualTo("No host of no-such-host.invalid:5432 has an address.");
    }

    @Test
    void what_is_no_postgres_is_told() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> hangUp(mute)).start();
            Problem problem = refused(at("127.0.0.1", mute.getLocalPort()));

            assertThat(problem.code()).isEqualTo(ProblemCode.HOST_UNREACHABLE);
        }
    }

    private static void hangUp(ServerSocket socket) {
        try {
            while (true) {
                socket.accept().close();
            }
        } catch (IOException e) {
            // The test has seen enough and closed it.
            return;
        }
    }

    @Test
    void another_protocol_is_told() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n")).start();
            Problem problem = refused(new ConnectionSettings(
                    List.of(new ConnectionSettings.Host("127.0.0.1", web.getLocalPort())),
                    "postgres",
                    "u",
                    "p",
                    null,
                    Map.of("sslmode", "disable")));

            assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(problem.headline()).endsWith("is not PostgreSQL.");
        }
    }

    private static void answer(ServerSocket socket, String text) {
        try (var client = socket.accept()) {
            client.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has hung up.
            return;
        }
    }

    @Test
    void a_role_at_its_connection_limit_is_told() {
        try (JdbcDatabase admin = JdbcDatabase.open(settings)) {
            admin.execute("CREATE ROLE limited LOGIN PASSWORD 'p' CONNECTION LIMIT 0");
            Problem problem = refused(settings.withCredentials("limited", "p"));
            admin.execute("DROP ROLE limited");

            assertThat(problem.code()).isEqualTo(ProblemCode.TOO_MANY_CONNECTIONS);
        }
    }

    @Test
    void a_role_that_may_not_connect_gets_the_grant_to_ask_for() {
        ConnectionSettings closed = Servers.database();
        try (JdbcDatabase admin = JdbcDatabase.open(closed)) {
            admin.execute("CREATE ROLE \"out\"\"sider\" LOGIN PASSWORD 'p'");
            admin.execute("REVOKE CONNECT ON DATABASE " + closed.database() + " FROM PUBLIC");
            Problem problem = refused(closed.withCredentials("out\"sider", "p"));
            admin.execute("DROP ROLE \"out\"\"sider\"");

            assertThat(problem.code()).isEqualTo(ProblemCode.PERMISSION_DENIED);
            assertThat(problem.remedies().get(0).commands())
                    .containsExactly("GRANT CONNECT ON DATABASE \"" + closed.database() + "\" TO \"out\"\"sider\";");
        }
    }

    @Test
    void a_server_that_starts_is_waited_for() throws IOException {
        try (StartingServer starting = new StartingServer(server.host(), server.port(), 2);
                JdbcDatabase session = JdbcDatabase.open(
                        new ConnectionSettings(
                                List.of(new ConnectionSettings.Host("127.0.0.1", starting.port())),
                                "postgres",
                                server.user(),
                                server.password(),
                                null,
                                Map.of("sslmode", "disable")),
                        Duration.ofSeconds(60))) {
            assertThat(session.query("SELECT 1")).isEqualTo(List.of(List.of("1")));
            assertThat(starting.refused()).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_is_still_starting_is_told() throws IOException {
        try (StartingServer starting = new StartingServer(server.host(), server.port(), 100)) {
            Problem problem = refused(at("127.0.0.1", starting.port()));

            assertThat(problem.code()).isEqualTo(ProblemCode.HOST_UNREACHABLE);
            assertThat(problem.headline()).contains("still starting");
        }
    }

    private ConnectionSettings at(String host, int port) {
        return ConnectionSettings.of(host, port, "postgres", server.user(), server.password());
    }

    private ConnectionSettings with(Map<String, String> properties) {
        return new ConnectionSettings(
                settings.hosts(), settings.database(), settings.user(), settings.password(), null, properties);
    }

    private static Problem refused(ConnectionSettings settings) {
        return Servers.problem(() -> close(JdbcDatabase.open(settings)));
    }

    private static void close(@Nullable JdbcDatabase session) {
        if (session != null) {
            session.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.testing.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HealingTest {

    @Test
    void a_killed_server_is_started_again_with_its_data() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running before = checkout.server().start();
            checkout.leaveMark(before);
            checkpoint(checkout, before);
            kill(checkout);
            assertThat(checkout.server().find()).isEmpty();

            Running after = checkout.server().start();
            assertThat(after.started()).isTrue();
            assertThat(checkout.hasMark(after)).isTrue();
        }
    }

    @Test
    void a_session_that_outlived_its_killed_server_is_ended() throws Exception {
        try (Checkout checkout = Checkout.withCluster();
                Connection busy = checkout.connect(checkout.server().start())) {
            CompletableFuture<Void> loop = OwnThread.run(() -> loopForever(busy));
            awaitRunning(checkout);
            kill(checkout);
            assertThat(Programs.orphans(checkout.data(), checkout.state())).isNotEmpty();

            assertThat(checkout.server().start().started()).isTrue();
            assertThat(loop).failsWithin(java.time.Duration.ofMinutes(2));
        }
    }

    @Test
    void a_stop_of_a_killed_server_says_that_none_ran() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            kill(checkout);
            assertThat(checkout.server().stop()).isFalse();
        }
    }

    @Test
    void a_process_that_took_the_recorded_id_is_neither_found_nor_stopped_nor_in_the_way() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            List<String> file = new java.util.ArrayList<>(Files.readAllLines(PostmasterFile.of(checkout.data())));
            checkout.server().stop();
            file.set(0, Long.toString(other.pid()));

            Files.write(PostmasterFile.of(checkout.data()), file);
            assertThat(checkout.server().find()).isEmpty();
            assertThat(checkout.server().stop()).isFalse();
            Files.write(PostmasterFile.of(checkout.data()), file);
            assertThat(checkout.server().start().started()).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_pid_file_that_is_only_half_written_is_no_server() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            checkout.server().stop();
            Files.writeString(PostmasterFile.of(checkout.data()), "12");
            assertThat(checkout.server().find()).isEmpty();
            assertThat(checkout.server().start().started()).isTrue();
        }
    }

    @Test
    void a_server_of_another_machine_is_left_alone() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            Path file = PostmasterFile.of(checkout.data());
            Path machine = checkout.state().resolve("data-17.machine");
            String here = Files.readString(machine);
            String before = Files.readString(file);
            // The id of no process, as a container's is on its host.
            String foreign = before.replaceFirst("\\d+", "4194999");
            Files.writeString(file, foreign);
            Files.writeString(machine, "elsewhere pid:[1]\n");
            age(file);

            Problem answering = problemOf(checkout);
            assertThat(answering.code()).isEqualTo(ProblemCode.SERVER_DATA);
            assertThat(answering.facts())
                    .anySatisfy(fact -> assertThat(fact.value()).contains("elsewhere"));
            assertThatThrownBy(() -> checkout.server().stop()).isInstanceOf(ProblemException.class);
            assertThat(file).hasContent(foreign);

            Files.writeString(file, before);
            Files.writeString(machine, here);
            checkout.server().stop();
            Files.writeString(file, foreign);
            Files.writeString(machine, "elsewhere pid:[1]\n");
            assertThat(problemOf(checkout).code()).isEqualTo(ProblemCode.SERVER_DATA);

            age(file);
            assertThat(checkout.server().start().started()).isTrue();
            assertThat(machine).hasContent(here);
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    @Test
    void what_an_interrupted_first_start_left_is_swept_and_made_anew() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Path half = Files.createDirectories(checkout.state().resolve("data-17.new-1/base"));
            Files.writeString(half.resolveSibling("PG_VERSION"), "17\n");
            Files.writeString(checkout.state().resolve("data-17.new-1.password"), "old");

            Running running = checkout.server().start();
            assertThat(running.password()).isNotEqualTo("old");
            assertThat(names(checkout.state())).noneMatch(name -> name.contains(".new-"));
        }
    }

    @Test
    void an_initdb_that_outlived_its_killed_starter_is_not_in_the_way() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Path half = Files.createDirectories(checkout.state().resolve("data-17.new-1"));
            Process writer = new ProcessBuilder("sh", "-c", "i=0; while :; do i=$((i+1)); : > " + half + "/$i; done")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                assertThat(checkout.server().start().started()).isTrue();
            } finally {
                writer.destroyForcibly().waitFor();
            }
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    @Test
    void an_incomplete_data_directory_is_put_aside_and_that_is_told() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Files.createDirectories(checkout.data().resolve("base"));
            Files.writeString(checkout.data().resolve("precious"), "of somebody");

            assertThat(checkout.server().start().started()).isTrue();
            assertThat(checkout.state().resolve("data-17.broken-1/precious")).hasContent("of somebody");
            assertThat(checkout.notices).singleElement().asString().contains("data-17.broken-1");
        }
    }

    @Test
    void an_empty_data_directory_is_filled() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Files.createDirectories(checkout.data());
            assertThat(checkout.server().start().started()).isTrue();
            assertThat(checkout.notices).isEmpty();
        }
    }

    @Test
    void a_data_directory_of_another_version_is_left_alone() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Files.createDirectories(checkout.data());
            Files.writeString(checkout.data().resolve("PG_VERSION"), "14\n");

            Problem problem = problemOf(checkout);
            assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_DATA);
            assertThat(problem.headline()).contains("17", "14");
            assertThat(checkout.data().resolve("PG_VERSION")).hasContent("14");
        }
    }

    @Test
    void rights_that_PostgreSQL_refuses_are_narrowed() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            checkout.server().stop();
            FileTree.permit(checkout.data(), "rwxrwxrwx");
            assertThat(checkout.server().start().started()).isTrue();
        }
    }

    @Test
    void a_lost_password_is_replaced_and_the_data_kept() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running before = checkout.server().start();
            checkout.leaveMark(before);
            Files.delete(Password.of(checkout.data()));

            Running after = checkout.server().start();
            assertThat(after.password()).isNotEqualTo(before.password());
            assertThat(checkout.hasMark(after)).isTrue();
        }
    }

    @Test
    void a_damaged_cluster_is_a_problem_that_shows_the_log() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            checkout.server().stop();
            Path control = checkout.data().resolve("global/pg_control");
            Files.write(control, new byte[(int) Files.size(control)]);

            Problem problem = problemOf(checkout);
            assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_DATA);
            assertThat(problem.facts())
                    .anySatisfy(fact -> assertThat(fact.value()).contains("FATAL"));
            assertThat(problem.remedies()).isNotEmpty();
        }
    }

    @Test
    void a_file_in_place_of_the_state_directory_is_a_problem() throws Exception {
        try (Checkout checkout = Checkout.empty()) {
            Files.writeString(checkout.state(), "");
            assertThat(problemOf(checkout).code()).isEqualTo(ProblemCode.SERVER_DATA);
            Files.delete(checkout.state());
        }
    }

    @Test
    void a_file_in_place_of_the_data_directory_is_a_problem() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Files.writeString(checkout.data(), "");
            assertThat(problemOf(checkout).code()).isEqualTo(ProblemCode.SERVER_DATA);
            assertThat(checkout.data()).isRegularFile();
        }
    }

    @Test
    void a_library_that_is_missing_is_named() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Path lib = checkout.state().resolve("postgres-17.11.0/lib");
            try (java.util.stream.Stream<Path> files = Files.list(lib)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().startsWith("libicuuc"))
                        .toList()) {
                    Files.delete(file);
                }
            }
            Problem problem = problemOf(checkout);
            assertThat(problem.code()).isEqualTo(ProblemCode.SERVER_BINARIES);
            assertThat(problem.facts())
                    .anySatisfy(fact -> assertThat(fact.value()).contains("libicuuc"));
        }
    }

    @Test
    void binaries_that_lost_a_program_are_unpacked_again() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Files.delete(checkout.state().resolve("postgres-17.11.0/bin/initdb"));
            assertThat(checkout.server().start().started()).isTrue();
        }
    }

    @Test
    void a_server_whose_programs_were_deleted_can_be_stopped() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            checkout.server().start();
            FileTree.delete(checkout.state().resolve("postgres-17.11.0"));
            assertThat(checkout.server().find()).isPresent();
            assertThat(checkout.server().stop()).isTrue();
            assertThat(checkout.server().find()).isEmpty();
        }
    }

    private static Problem problemOf(Checkout checkout) {
        PgCtlServer server = checkout.server();
        ProblemException[] thrown = new ProblemException[1];
        assertThatThrownBy(server::start).isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
        return thrown[0].problem();
    }

    private static void kill(Checkout checkout) throws IOException {
        ProcessHandle server = process(checkout);
        server.destroyForcibly();
        server.onExit().join();
    }

    static ProcessHandle process(Checkout checkout) {
        return PostmasterFile.read(checkout.data())
                .flatMap(file -> file.process(checkout.state()))
                .orElseThrow();
    }

    // With synchronous_commit off the last commits may be lost in a crash of the machine; not in one of the server
    // alone, but only what its log writer had time for is sure.
    private static void checkpoint(Checkout checkout, Running running) throws SQLException {
        try (Connection connection = checkout.connect(running)) {
            connection.createStatement().execute("checkpoint");
        }
    }

    private static void loopForever(Connection connection) {
        try {
            connection.createStatement().execute("do $$ begin loop perform 1; end loop; end $$");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitRunning(Checkout checkout) throws SQLException {
        try (Connection connection = checkout.connect(checkout.server().start())) {
            boolean running = false;
            while (!running) {
                try (java.sql.ResultSet row = connection
                        .createStatement()
                        .executeQuery("select from pg_stat_activity where query like 'do %' and state = 'active'")) {
                    running = row.next();
                }
            }
        }
    }
}

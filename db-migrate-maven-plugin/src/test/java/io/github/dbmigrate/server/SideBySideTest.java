package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void four_threads_start_one_server() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Checkout checkout = Checkout.withCluster()) {
            Callable<Running> start = () -> checkout.server().start();
            List<Running> running = new ArrayList<>();
            for (Future<Running> future : threads.invokeAll(List.of(start, start, start, start))) {
                running.add(future.get());
            }
            assertThat(running).filteredOn(Running::started).hasSize(1);
            assertThat(running)
                    .extracting(Running::port)
                    .containsOnly(running.get(0).port());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void two_processes_and_this_one_start_one_server_from_nothing() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Process one = startInProcess(checkout, List.of());
            Process two = startInProcess(checkout, List.of());
            boolean here = checkout.server().start().started();
            List<String> told = List.of(here ? "started" : "found", firstLine(one), firstLine(two));
            one.destroyForcibly();
            two.destroyForcibly();
            assertThat(told).containsExactlyInAnyOrder("started", "found", "found");
        }
    }

    @Test
    void the_server_outlives_an_interrupt_of_the_terminal_and_the_kill_of_its_starter() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            // A session of its own stands for the terminal; the interrupt goes to its whole process group.
            Process starter = startInProcess(checkout, List.of("setsid"));
            assertThat(firstLine(starter)).isEqualTo("started");
            new ProcessBuilder("/bin/kill", "-INT", "--", "-" + starter.pid())
                    .start()
                    .waitFor();
            starter.destroyForcibly().waitFor();
            assertThat(checkout.server().start().started()).isFalse();
            assertThat(checkout.connect(checkout.server().start()).isValid(5)).isTrue();
        }
    }

    @Test
    void the_server_keeps_no_stream_of_its_starter_open() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Process starter = startInProcess(checkout, List.of());
            BufferedReader output = starter.inputReader(StandardCharsets.UTF_8);
            assertThat(output.readLine()).isEqualTo("started");
            starter.getOutputStream().close();
            starter.waitFor();
            // Would wait for ever if the server held the other end.
            assertThat(output.readLine()).isNull();
            assertThat(checkout.server().find()).isPresent();
        }
    }

    @Test
    void a_start_whose_process_was_killed_is_finished_by_the_next() throws Exception {
        try (Checkout checkout = Checkout.withBinaries(17)) {
            Process starter = startInProcess(checkout, List.of());
            while (starter.isAlive() && !initialises(checkout)) {
                Thread.onSpinWait();
            }
            starter.destroyForcibly().waitFor();
            assertThat(checkout.connect(checkout.server().start()).isValid(5)).isTrue();
            assertThat(checkout.notices).isEmpty();
        }
    }

    private static boolean initialises(Checkout checkout) throws IOException {
        try (java.util.stream.Stream<Path> entries = Files.list(checkout.state())) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("data-17"));
        }
    }

    private static Process startInProcess(Checkout checkout, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartServer.class.getName(),
                checkout.state().toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
    }
}

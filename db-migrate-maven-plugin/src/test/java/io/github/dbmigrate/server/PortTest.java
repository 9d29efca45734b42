package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.command.EmbeddedServer.Running;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void a_fixed_port_is_used() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            int port = freePort();
            assertThat(checkout.server(Checkout.VERSION, port).start().port()).isEqualTo(port);
        }
    }

    @Test
    void a_fixed_port_that_is_taken_is_a_problem() throws Exception {
        try (Checkout checkout = Checkout.withCluster();
                ServerSocket other = take(0)) {
            PgCtlServer server = checkout.server(Checkout.VERSION, other.getLocalPort());
            assertThatThrownBy(server::start).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_PORT);
                assertThat(e.problem().headline()).contains(Integer.toString(other.getLocalPort()));
            });
            assertThat(server.find()).isEmpty();
        }
    }

    @Test
    void a_server_on_another_port_than_the_fixed_one_is_moved() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running before = checkout.server().start();
            checkout.leaveMark(before);
            int port = freePort();
            Running after = checkout.server(Checkout.VERSION, port).start();

            assertThat(after.port()).isEqualTo(port);
            assertThat(checkout.hasMark(after)).isTrue();
            assertThat(checkout.notices).singleElement().asString().contains(Integer.toString(port));
            assertThat(Ports.isFree(before.port())).isTrue();
        }
    }

    @Test
    void a_port_that_was_taken_since_the_last_start_is_left_to_the_other_and_that_is_told() throws Exception {
        try (Checkout checkout = Checkout.withCluster()) {
            Running before = checkout.server().start();
            checkout.server().stop();
            try (ServerSocket other = take(before.port())) {
                Running after = checkout.server().start();
                assertThat(after.port()).isNotEqualTo(other.getLocalPort());
                assertThat(checkout.notices)
                        .singleElement()
                        .asString()
                        .contains(Integer.toString(before.port()), Integer.toString(after.port()));
            }
        }
    }

    @Test
    void two_checkouts_have_two_ports() throws Exception {
        try (Checkout one = Checkout.withBinaries(17);
                Checkout two = Checkout.withBinaries(17)) {
            assertThat(one.server().start().port())
                    .isNotEqualTo(two.server().start().port());
        }
    }

    @Test
    void somebody_on_all_addresses_takes_the_port_too() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(Ports.isFree(other.getLocalPort())).isFalse();
        }
    }

    private static ServerSocket take(int port) throws IOException {
        return new ServerSocket(port, 1, Ports.loopback());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = take(0)) {
            return socket.getLocalPort();
        }
    }
}

package io.github.dbmigrate.postgres.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropsTest {

    private final List<String> names = List.of(name(), name(), name());
    private final List<Integer> atConnect = new CopyOnWriteArrayList<>();
    private JdbcDatabase admin;

    @BeforeEach
    void makeDatabases() {
        admin = JdbcDatabase.open(server());
        names.forEach(name -> admin.execute("create database " + name));
    }

    @AfterEach
    void close() {
        names.forEach(name -> admin.execute("drop database if exists " + name));
        admin.close();
    }

    @Test
    void all_sessions_are_there_before_the_first_database_goes() {
        dropAll(() -> {
            atConnect.add(existing());
            return JdbcDatabase.open(server());
        });

        assertThat(atConnect).containsExactly(3, 3, 3);
        assertThat(existing()).isZero();
    }

    @Test
    void a_server_that_lets_in_one_session_more_drops_all_on_that() {
        dropAll(() -> {
            atConnect.add(existing());
            if (atConnect.size() > 1) {
                throw Problem.of(ProblemCode.SHADOW_UNAVAILABLE, "too many connections for role")
                        .exception();
            }
            return JdbcDatabase.open(server());
        });

        assertThat(existing()).isZero();
    }

    @Test
    void who_may_leave_it_to_the_server_does_not_wait() {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        Drops drops = new Drops(() -> {
            connected.join();
            return JdbcDatabase.open(server());
        });
        drops.give(names.get(0));
        drops.begin();
        drops.await(() -> true);
        assertThat(existing()).isEqualTo(3);

        connected.complete(null);
        drops.await(() -> false);
        assertThat(existing()).isEqualTo(2);
    }

    @Test
    void what_is_given_later_does_not_wait_for_what_is_on_its_way() {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        Drops drops = new Drops(() -> {
            atConnect.add(existing());
            if (atConnect.size() == 1) {
                connected.join();
            }
            return JdbcDatabase.open(server());
        });
        drops.give(names.get(0));
        drops.begin();
        drops.await(() -> !atConnect.isEmpty());
        drops.give(names.get(1));
        drops.begin();
        drops.await(() -> existing() == 2);

        connected.complete(null);
        drops.await(() -> false);
        assertThat(existing()).isEqualTo(1);
    }

    private void dropAll(Supplier<JdbcDatabase> connect) {
        Drops drops = new Drops(connect);
        names.forEach(drops::give);
        drops.begin();
        drops.await(() -> false);
    }

    private int existing() {
        String list = "'" + String.join("', '", names) + "'";
        try (JdbcDatabase session = JdbcDatabase.open(server())) {
            return session.query("select 1 from pg_database where datname in (" + list + ")")
                    .size();
        }
    }

    private static String name() {
        return "drops_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static ConnectionSettings server() {
        TestPostgres server = TestPostgres.get();
        return ConnectionSettings.of(server.host(), server.port(), "postgres", server.user(), server.password());
    }
}

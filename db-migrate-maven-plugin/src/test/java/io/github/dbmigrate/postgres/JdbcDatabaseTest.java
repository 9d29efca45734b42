package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.schema.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcDatabaseTest {

    private final JdbcDatabase session = Servers.session();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void rows_come_as_text_and_null_as_null() {
        assertThat(session.query(
                        "SELECT 1, true, NULL, ARRAY['a'], '2000-01-01'::date WHERE '{}'::jsonb ? 'a' = false"))
                .isEqualTo(List.of(Arrays.asList("1", "t", null, "{a}", "2000-01-01")));
    }

    @Test
    void a_refusal_comes_as_a_value_with_its_position_in_the_text_as_sent() {
        SqlFailure failure = Objects.requireNonNull(session.tryExecute("\n\n  /* 日本🙂 */ SELECT nonsense"));

        assertThat(failure.sqlState()).isEqualTo("42703");
        assertThat(failure.message()).isEqualTo("column \"nonsense\" does not exist");
        assertThat(failure.position()).isEqualTo(22);
    }

    @Test
    void detail_and_hint_are_kept() {
        session.execute("CREATE TABLE t (id int PRIMARY KEY)");
        session.execute("INSERT INTO t VALUES (1)");

        assertThat(Objects.requireNonNull(session.tryExecute("INSERT INTO t VALUES (1)"))
                        .detail())
                .isEqualTo("Key (id)=(1) already exists.");
        assertThat(Objects.requireNonNull(session.tryExecute("SELECT abss(1)")).hint())
                .isNotBlank();
    }

    @Test
    void a_failed_statement_is_told_by_its_first_words() {
        Problem problem = Servers.problem(() -> session.execute("CREATE ROLE x PASSWORD 'hunter2' NONSENSE"));

        assertThat(problem.code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
        assertThat(problem.toString()).doesNotContain("hunter2");
        assertThat(Servers.fact(problem, "SQLSTATE")).isEqualTo("42601");
        assertThat(Servers.fact(problem, "statement")).isEqualTo("CREATE ROLE x PASSWORD");
    }

    @Test
    void begin_and_commit_are_statements_like_any_other() {
        session.execute("BEGIN");
        session.execute("CREATE TABLE t (id int)");
        session.execute("ROLLBACK");

        assertThat(session.query("SELECT to_regclass('t')")).isEqualTo(List.of(Arrays.asList((String) null)));
    }

    @Test
    void statements_sent_together_end_at_the_first_that_is_refused() {
        session.execute("BEGIN");

        Stopped stopped = Objects.requireNonNull(session.tryExecuteAll(List.of(
                "CREATE TABLE t (id int)", "SELECT id FROM t", "SELECT nonsense", "CREATE TABLE u (id nonsense)")));

        assertThat(stopped.finished()).isEqualTo(2);
        assertThat(stopped.failure().sqlState()).isEqualTo("42703");
        assertThat(stopped.failure().position()).isEqualTo(8);
        session.execute("ROLLBACK");
        assertThat(session.query("SELECT to_regclass('t')")).isEqualTo(List.of(Arrays.asList((String) null)));
    }

    @Test
    void more_statements_than_are_sent_at_once_are_counted_from_the_first() {
        session.execute("BEGIN");
        session.execute("CREATE TABLE t (id int)");
        List<String> statements = new ArrayList<>(Collections.nCopies(250, "INSERT INTO t VALUES (1)"));
        assertThat(session.tryExecuteAll(statements)).isNull();
        statements.set(230, "SELECT 1 / 0");

        Stopped stopped = Objects.requireNonNull(session.tryExecuteAll(statements));

        assertThat(stopped.finished()).isEqualTo(230);
        assertThat(stopped.failure().sqlState()).isEqualTo("22012");
    }

    @Test
    void a_session_lost_among_statements_sent_together_is_never_a_mere_refusal() {
        session.execute("BEGIN");
        Problem problem = Servers.problem(() -> session.tryExecuteAll(
                List.of("SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 2")));

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
    }

    @Test
    void a_lost_session_is_never_a_mere_refusal() {
        Problem problem = Servers.problem(() -> session.tryExecute("SELECT pg_terminate_backend(pg_backend_pid())"));

        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_LOST);
    }
}

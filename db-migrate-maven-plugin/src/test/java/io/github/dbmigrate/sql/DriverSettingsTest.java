package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET datestyle TO 'German'",
                "SET DateStyle = SQL, DMY",
                "set local datestyle to postgres",
                "SET client_encoding TO 'LATIN1'",
                "SET client_encoding = win1252",
                "SET NAMES 'SQL_ASCII'"
            })
    void what_ends_the_connection_is_refused(String sql) throws SQLException {
        assertThat(problems(sql))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED))
                .satisfies(problem -> assertThat(problem.remedies()).isNotEmpty());
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> run(connection, "BEGIN; " + sql)).isInstanceOf(SQLException.class);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET datestyle TO 'ISO, DMY'",
                "SET datestyle TO DMY",
                "SET datestyle TO DEFAULT",
                "SET client_encoding = 'UTF8'",
                "SET client_encoding TO unicode",
                "SET NAMES 'utf-8'",
                "SET standard_conforming_strings = off",
                "SET search_path TO \"german\", sql",
                "SELECT 'SET datestyle TO german'"
            })
    void what_does_not_is_let_through(String sql) throws SQLException {
        assertThat(problems(sql)).isEmpty();
        try (Connection connection = connect()) {
            run(connection, sql);
            assertThat(connection.isValid(10)).isTrue();
        }
    }

    private static Connection connect() throws SQLException {
        return TestPostgres.get().connect("postgres");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Problem> problems(String sql) {
        return ScriptProblems.of("1_a.sql", sql, 1, StatementSplitter.split(sql));
    }
}

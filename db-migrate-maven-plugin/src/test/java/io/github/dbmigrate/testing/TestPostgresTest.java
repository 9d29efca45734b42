package io.github.dbmigrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPostgresTest {

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void gives_a_new_database_on_a_server_of_the_asked_version(int major) throws SQLException {
        TestPostgres postgres = TestPostgres.of(major);
        String database = postgres.createDatabase();
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_database(), current_setting('server_version_num')::int / 10000")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(database);
            assertThat(row.getInt(2)).isEqualTo(major);
        }
    }
}

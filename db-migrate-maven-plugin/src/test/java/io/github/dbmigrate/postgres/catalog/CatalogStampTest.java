package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogStampTest {

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        TestPostgres postgres = TestPostgres.get();
        connection = postgres.connect(postgres.createDatabase());
        execute(CatalogReaderTest.BASE);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @MethodSource("io.github.dbmigrate.postgres.catalog.CatalogReaderTest#changes")
    void every_change_of_the_schema_changes_the_stamp(String change) throws SQLException {
        String before = CatalogStamp.read(connection);
        execute("BEGIN");
        try {
            execute(change);
            assertThat(CatalogStamp.read(connection)).isNotEqualTo(before);
        } finally {
            execute("ROLLBACK");
        }
        assertThat(CatalogStamp.read(connection)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO orders VALUES (1, NULL)",
                "SELECT nextval('numbers')",
                "ANALYZE",
                "VACUUM (FREEZE, ANALYZE)",
                "COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'sleeps'",
                "ALTER FUNCTION pg_catalog.pg_sleep(double precision) COST 2",
                "CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY, at date DEFAULT now(), UNIQUE (at));"
                        + "CREATE TEMPORARY VIEW fleeting AS SELECT * FROM passing"
            })
    void what_is_no_change_of_the_schema_keeps_the_stamp(String statement) throws SQLException {
        String before = CatalogStamp.read(connection);
        execute(statement);

        assertThat(CatalogStamp.read(connection)).isEqualTo(before);
        execute("DISCARD TEMP");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void what_need_not_be_looked_at_has_no_part_in_the_stamp(int major) throws SQLException {
        TestPostgres server = TestPostgres.of(major);
        try (Connection own = server.connect(server.createDatabase());
                Statement statement = own.createStatement()) {
            StampScope bare = StampScope.ask(own);
            assertThat(bare.empty()).contains("pg_policy", "pg_publication", "pg_user_mapping", "pg_user_mappings");
            assertThat(bare.temporaryRelations()).isFalse();
            assertThat(bare.temporaryNamespaces()).isEmpty();
            assertIsOfTheWhole(own);

            statement.execute("BEGIN; " + CatalogReaderTest.BASE);
            assertThat(StampScope.ask(own).empty()).doesNotContain("pg_policy", "pg_publication", "pg_user_mapping");
            assertIsOfTheWhole(own);

            statement.execute("CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY);"
                    + "CREATE FUNCTION pg_temp.fleeting() RETURNS int LANGUAGE sql AS 'SELECT 1'");
            assertThat(StampScope.ask(own).temporaryRelations()).isTrue();
            assertIsOfTheWhole(own);

            statement.execute("DROP TABLE passing");
            assertThat(StampScope.ask(own).temporaryRelations()).isFalse();
            assertThat(StampScope.ask(own).temporaryNamespaces()).isNotEmpty();
            assertIsOfTheWhole(own);
        }
    }

    private static void assertIsOfTheWhole(Connection own) throws SQLException {
        assertThat(CatalogStamp.read(own)).isEqualTo(CatalogStamp.read(own, StampScope.WHOLE));
    }

    @Test
    void what_leaves_the_systems_namespaces_changes_the_stamp() throws SQLException {
        String before = CatalogStamp.read(connection);
        execute("BEGIN; ALTER FUNCTION information_schema._pg_expandarray(anyarray) SET SCHEMA public");
        try {
            assertThat(CatalogStamp.read(connection)).isNotEqualTo(before);
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void another_role_has_another_stamp_because_what_it_owns_is_told_otherwise() throws SQLException {
        String before = CatalogStamp.read(connection);
        execute("SET ROLE pg_monitor");
        try {
            assertThat(CatalogStamp.read(connection)).isNotEqualTo(before);
        } finally {
            execute("RESET ROLE");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark is read otherwise than the whole catalog is, and must tell the same. */
class MarkReadingTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;

    private static final String SURROUNDINGS = """
            CREATE TABLE changelog (id numeric PRIMARY KEY, applied_at varchar(25), description text);
            CREATE TABLE changelog_journal (sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, number serial);
            COMMENT ON TABLE changelog IS 'ours';
            COMMENT ON COLUMN changelog.description IS 'ours';
            COMMENT ON SEQUENCE changelog_journal_number_seq IS 'ours';
            COMMENT ON CONSTRAINT changelog_pkey ON changelog IS 'ours';
            CREATE VIEW latest AS SELECT max(id) FROM changelog;
            CREATE SCHEMA other;
            CREATE TABLE other.changelog_journal (sequence bigint);
            CREATE TABLE other.things (id int PRIMARY KEY, name text DEFAULT 'x');
            COMMENT ON COLUMN other.things.name IS 'theirs';
            COMMENT ON SCHEMA other IS 'theirs';
            ALTER DEFAULT PRIVILEGES IN SCHEMA other GRANT SELECT ON TABLES TO PUBLIC;
            ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO pg_monitor;
            CREATE EXTENSION hstore;
            CREATE EXTENSION citext;
            COMMENT ON EXTENSION hstore IS 'given';
            COMMENT ON FUNCTION hstore_to_json(hstore) IS 'given';
            CREATE FUNCTION keyed(hstore) RETURNS text LANGUAGE sql AS 'SELECT $1 -> ''key''';
            ALTER FUNCTION keyed DEPENDS ON EXTENSION hstore;
            ALTER FUNCTION keyed DEPENDS ON EXTENSION citext;
            ALTER INDEX users_age DEPENDS ON EXTENSION citext;
            COMMENT ON SCHEMA public IS 'a home';
            GRANT USAGE ON SCHEMA public TO pg_monitor;
            COMMENT ON INDEX users_pkey IS 'an index behind a constraint';
            COMMENT ON SEQUENCE users_id_seq IS 'an identity';
            COMMENT ON TYPE span IS 'a range';
            COMMENT ON COLUMN grown.email IS 'of a view';
            COMMENT ON RULE "_RETURN" ON grown IS 'behind a view';
            COMMENT ON TYPE users IS 'of rows';
            GRANT SELECT (email) ON grown TO pg_monitor;
            GRANT UPDATE (email) ON users TO pg_monitor WITH GRANT OPTION;
            REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC;
            REVOKE INSERT ON users FROM CURRENT_USER;
            ALTER VIEW grown ALTER COLUMN email SET DEFAULT 'x';
            CREATE INDEX counted_n ON counted (n);
            """;

    private static final String SINCE_17 = """
            CREATE DOMAIN code AS text CONSTRAINT code_given NOT NULL;
            COMMENT ON CONSTRAINT code_given ON DOMAIN code IS 'of a domain that must be given';
            """;

    private static final String SINCE_18 = """
            COMMENT ON CONSTRAINT users_email_not_null ON users IS 'of a column that must be given';
            COMMENT ON CONSTRAINT changelog_journal_number_not_null ON changelog_journal IS 'ours';
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void the_mark_of_a_database_is_that_of_its_whole_catalog(int major) throws SQLException {
        TestPostgres server = TestPostgres.of(major);
        try (Connection connection = server.connect(server.createDatabase())) {
            String since = (major < 17 ? "" : SINCE_17) + (major < 18 ? "" : SINCE_18);
            execute(connection, CatalogReaderTest.BASE + SURROUNDINGS + since);

            assertIsOfWhole(connection);
            execute(connection, "BEGIN; ALTER TABLE users ADD COLUMN phone text; COMMENT ON COLUMN users.phone IS 'x'");
            assertIsOfWhole(connection);
        }
    }

    @Test
    void a_catalog_of_more_rows_than_are_read_at_once_is_read_to_its_end() throws SQLException {
        TestPostgres server = TestPostgres.get();
        try (Connection connection = server.connect(server.createDatabase())) {
            for (String table : List.of("one", "two")) {
                execute(connection, columns(table, 1_000));
            }
            assertThat(CatalogReader.read(connection, SCOPE).objects()).hasSize(1 + 2 + 2_000);
            assertIsOfWhole(connection);

            execute(connection, columns("three", 1));
            assertThat(CatalogReader.read(connection, SCOPE).objects()).hasSize(1 + 3 + 2_001);
            assertIsOfWhole(connection);
        }
    }

    @Test
    void a_transaction_that_goes_on_keeps_neither_cursors_nor_settings_of_a_reading() throws SQLException {
        TestPostgres server = TestPostgres.get();
        try (Connection connection = server.connect(server.createDatabase())) {
            execute(connection, "BEGIN; SET LOCAL cursor_tuple_fraction TO 0.5; CREATE TABLE users (id int)");
            SchemaMark first = CatalogReader.mark(connection, SCOPE);

            assertThat(texts(connection, "SELECT name FROM pg_cursors WHERE name LIKE 'db%'"))
                    .isEmpty();
            assertThat(texts(connection, "SHOW cursor_tuple_fraction")).containsExactly("0.5");
            execute(connection, "DROP TABLE users");
            assertThat(CatalogReader.mark(connection, SCOPE)).isNotEqualTo(first);
        }
    }

    private static void assertIsOfWhole(Connection connection) throws SQLException {
        SchemaMark mark = CatalogReader.mark(connection, SCOPE);
        Catalog whole = CatalogReader.read(connection, SCOPE);
        assertThat(mark).isEqualTo(SchemaMark.of(whole, SCOPE, CatalogStamp.read(connection)));
    }

    private static String columns(String table, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(column -> "c" + column + " int")
                .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")"));
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return Collections.unmodifiableList(texts);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

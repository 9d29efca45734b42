package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out is never missed. */
class WorthwhileTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;
    private static final int OTHER_PUBLICATION_MEMBERS = 15;

    /** A database with one object that the query answers. */
    private record Case(String query, String sql) {}

    private static final String FUNCTION =
            "CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';";
    private static final String TRIGGER =
            "CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';";

    private static final List<Case> CASES = List.of(
            new Case("extensions", "CREATE EXTENSION citext"),
            new Case("extensions", "DROP EXTENSION plpgsql; CREATE EXTENSION hstore"),
            new Case("views", "CREATE VIEW one AS SELECT 1 AS n"),
            new Case("views", "CREATE MATERIALIZED VIEW one AS SELECT 1 AS n"),
            new Case("views", "ALTER VIEW information_schema.tables SET SCHEMA public"),
            new Case("sequences", "CREATE SEQUENCE numbers"),
            new Case("sequence_ownerships", "CREATE TABLE users (id serial)"),
            new Case("defaults", "CREATE TABLE users (id int DEFAULT 1)"),
            new Case("defaults", "CREATE VIEW one AS SELECT 1 AS n; ALTER VIEW one ALTER n SET DEFAULT 2"),
            new Case("types", "CREATE TYPE mood AS ENUM ('sad')"),
            new Case("types", "CREATE DOMAIN positive AS integer"),
            new Case("types", "CREATE DOMAIN several AS integer[]"),
            new Case("types", "CREATE TYPE point3 AS (x int)"),
            new Case("types", "CREATE TYPE span AS RANGE (SUBTYPE = float8)"),
            new Case("types", "CREATE TYPE shell"),
            new Case(
                    "types",
                    "CREATE TYPE list; CREATE FUNCTION list_in(cstring) RETURNS list LANGUAGE internal STRICT IMMUTABLE AS 'textin';"
                            + "CREATE FUNCTION list_out(list) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'textout';"
                            + "CREATE TYPE list (INPUT = list_in, OUTPUT = list_out, CATEGORY = 'A')"),
            new Case("types", "ALTER DOMAIN information_schema.yes_or_no SET SCHEMA public"),
            new Case("types", "ALTER TYPE pg_catalog.point SET SCHEMA public"),
            new Case("routines", "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
            new Case("routines", "CREATE PROCEDURE work() LANGUAGE sql AS 'SELECT 1'"),
            new Case("routines", "CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int)"),
            new Case("routines", "ALTER FUNCTION information_schema._pg_expandarray(anyarray) SET SCHEMA public"),
            new Case("routines", "ALTER FUNCTION pg_catalog.pg_sleep(double precision) SET SCHEMA public"),
            new Case(
                    "triggers",
                    TRIGGER + "CREATE TABLE users (id int); CREATE TRIGGER fires BEFORE INSERT ON users"
                            + " FOR EACH ROW EXECUTE FUNCTION fire()"),
            new Case(
                    "triggers",
                    TRIGGER + "CREATE TABLE days (id int) PARTITION BY LIST (id);"
                            + "CREATE TABLE days_1 PARTITION OF days FOR VALUES IN (1);"
                            + "CREATE TRIGGER fires AFTER INSERT ON days FOR EACH ROW EXECUTE FUNCTION fire()"),
            new Case(
                    "rules_and_policies",
                    "CREATE TABLE users (id int); CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING"),
            new Case("rules_and_policies", "CREATE TABLE users (id int); CREATE POLICY mine ON users"),
            new Case(
                    "statistics",
                    "CREATE TABLE users (id int, age int); CREATE STATISTICS spread ON id, age FROM users"),
            new Case(
                    "operators",
                    "CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
                            + "CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = text)"),
            new Case("operators", "ALTER OPERATOR pg_catalog.- (point, point) SET SCHEMA public"),
            new Case("operators", "CREATE OPERATOR FAMILY kin USING btree"),
            new Case("operators", "ALTER OPERATOR CLASS pg_catalog.text_pattern_ops USING btree SET SCHEMA public"),
            new Case("operators", "CREATE CAST (text AS point) WITH INOUT"),
            new Case("languages", "CREATE LANGUAGE other HANDLER plpgsql_call_handler"),
            new Case("languages", "DROP EXTENSION plpgsql; CREATE EXTENSION plpgsql"),
            new Case("languages", "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler"),
            new Case(
                    "languages",
                    "CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))"),
            new Case("languages", "CREATE CONVERSION turn FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1"),
            new Case("languages", "ALTER CONVERSION pg_catalog.utf8_to_iso_8859_1 SET SCHEMA public"),
            new Case("collations", "CREATE COLLATION german (LOCALE = 'C')"),
            new Case("collations", "ALTER COLLATION pg_catalog.ucs_basic SET SCHEMA public"),
            new Case("text_search", "CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple)"),
            new Case("text_search", "CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = simple)"),
            new Case(
                    "text_search",
                    "CREATE TEXT SEARCH PARSER cut (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,"
                            + " LEXTYPES = prsd_lextype)"),
            new Case("text_search", "CREATE TEXT SEARCH TEMPLATE bare (LEXIZE = dsimple_lexize)"),
            new Case("text_search", "ALTER TEXT SEARCH CONFIGURATION pg_catalog.german SET SCHEMA public"),
            new Case("foreign_data", "CREATE FOREIGN DATA WRAPPER far"),
            new Case(
                    "foreign_data",
                    "CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far;"
                            + "CREATE USER MAPPING FOR PUBLIC SERVER there"),
            new Case(
                    "event_triggers_and_publications",
                    FUNCTION + "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION note()"),
            new Case("event_triggers_and_publications", "CREATE PUBLICATION news FOR ALL TABLES"),
            new Case(
                    "event_triggers_and_publications",
                    "CREATE SUBSCRIPTION paper CONNECTION 'dbname=nowhere' PUBLICATION news"
                            + " WITH (connect = false, slot_name = none, enabled = false)"),
            new Case("publication_members", "CREATE TABLE users (id int); CREATE PUBLICATION news FOR TABLE users"),
            new Case("default_privileges", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"),
            new Case(
                    "default_privileges",
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON TYPES TO pg_monitor"),
            new Case("comments", "CREATE TABLE users (id int); COMMENT ON COLUMN users.id IS 'a number'"),
            new Case("comments", "COMMENT ON SCHEMA public IS 'a home'"),
            new Case("comments", "ALTER SCHEMA public RENAME TO home"),
            new Case(
                    "security_labels",
                    "SET LOCAL allow_system_table_mods TO on;"
                            + "INSERT INTO pg_seclabel VALUES (2200, 2615, 0, 'test', 'secret')"));

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void what_is_left_out_of_a_reading_has_no_part_in_it(int major) throws SQLException {
        TestPostgres server = TestPostgres.of(major);
        try (Connection connection = server.connect(server.createDatabase())) {
            for (Case one : CASES) {
                String query = one.query().equals("publication_members") && major < OTHER_PUBLICATION_MEMBERS
                        ? "publication_members_14"
                        : one.query();
                execute(connection, "BEGIN; " + one.sql());
                assertThat(sent(connection, major)).as(one.sql()).contains(CatalogQueries.named(query));
                assertSameWithAll(connection, one.sql());
                execute(connection, "ROLLBACK");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void in_an_empty_database_every_query_that_can_be_is_left_out(int major) throws SQLException {
        TestPostgres server = TestPostgres.of(major);
        try (Connection connection = server.connect(server.createDatabase())) {
            execute(connection, "BEGIN; CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");

            assertThat(sent(connection, major))
                    .allMatch(query -> query.conditions().isEmpty());
            assertSameWithAll(connection, "nothing");
            execute(connection, "CREATE TEMPORARY TABLE passing (id int DEFAULT 1)");
            assertSameWithAll(connection, "a temporary table");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void every_condition_is_met_by_what_it_is_there_for(int major) throws SQLException {
        TestPostgres server = TestPostgres.of(major);
        try (Connection connection = server.connect(server.createDatabase())) {
            Set<String> unmet =
                    queries(major).flatMap(query -> query.conditions().stream()).collect(Collectors.toSet());
            for (Case one : CASES) {
                execute(connection, "BEGIN; " + one.sql());
                unmet.removeAll(met(connection, unmet));
                execute(connection, "ROLLBACK");
            }
            assertThat(unmet).isEmpty();
        }
    }

    private static Set<String> met(Connection connection, Set<String> conditions) throws SQLException {
        List<CatalogQuery> queries = conditions.stream()
                .map(condition -> new CatalogQuery(condition, List.of(condition)))
                .toList();
        return Worthwhile.of(connection, queries).stream()
                .map(CatalogQuery::text)
                .collect(Collectors.toSet());
    }

    private static Stream<CatalogQuery> queries(int major) {
        return Stream.concat(
                CatalogQueries.objects(major).stream(),
                Stream.of("privileges", "comments", "security_labels").map(CatalogQueries::named));
    }

    private static List<CatalogQuery> sent(Connection connection, int major) throws SQLException {
        return Worthwhile.of(connection, queries(major).toList());
    }

    private static void assertSameWithAll(Connection connection, String because) throws SQLException {
        Catalog all = readAll(connection);
        assertThat(CatalogReader.read(connection, SCOPE).objects()).as(because).isEqualTo(all.objects());
        assertThat(CatalogReader.mark(connection, SCOPE).fingerprint())
                .as(because)
                .isEqualTo(SchemaMark.of(all, SCOPE, "").fingerprint());
    }

    private static Catalog readAll(Connection connection) throws SQLException {
        SessionSettings settings = SessionSettings.apply(connection);
        Reading reading = new Reading(connection, SCOPE, queries -> queries);
        Catalog all = reading.catalog();
        reading.close();
        settings.restore();
        return all;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

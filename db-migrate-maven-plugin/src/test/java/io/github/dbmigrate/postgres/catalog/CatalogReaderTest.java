package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Fingerprint;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogReaderTest {

    static final String BASE = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
            CREATE TYPE point3 AS (x int, y int);
            CREATE TYPE span AS RANGE (SUBTYPE = float8);
            CREATE SEQUENCE numbers;
            CREATE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
            CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
            CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE PROCEDURE work() LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
            CREATE FUNCTION same(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
            CREATE OPERATOR === (FUNCTION = same, LEFTARG = int, RIGHTARG = text);
            CREATE COLLATION german (LOCALE = 'C');
            CREATE TABLE users (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                email text NOT NULL DEFAULT 'a@b' UNIQUE,
                age int CHECK (age > 0),
                twice int GENERATED ALWAYS AS (age * 2) STORED);
            CREATE TABLE orders (id int, user_id bigint REFERENCES users);
            CREATE INDEX users_age ON users (age);
            CREATE STATISTICS spread ON age, email FROM users;
            CREATE VIEW grown AS SELECT id, email FROM users WHERE age > 17;
            CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM users;
            CREATE TRIGGER fires BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fire();
            CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING;
            CREATE POLICY mine ON users USING (age > 1);
            CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION note();
            CREATE PUBLICATION news FOR TABLE users;
            CREATE TABLE days (id int, at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
            CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
            CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = simple);
            CREATE FOREIGN DATA WRAPPER far;
            CREATE SERVER there FOREIGN DATA WRAPPER far OPTIONS (host 'x');
            CREATE FOREIGN TABLE remote (a int) SERVER there;
            CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (name 'me');
            COMMENT ON TABLE users IS 'people';
            """;

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        TestPostgres postgres = TestPostgres.get();
        connection = postgres.connect(postgres.createDatabase());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<String> changes() {
        return Stream.of(
                "CREATE SCHEMA other",
                "CREATE EXTENSION pg_trgm",
                "ALTER TYPE mood ADD VALUE 'glad'",
                "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
                "ALTER DOMAIN positive SET DEFAULT 1",
                "ALTER DOMAIN positive SET NOT NULL",
                "ALTER DOMAIN positive ADD CHECK (VALUE < 9)",
                "ALTER TYPE point3 ADD ATTRIBUTE z int",
                "DROP TYPE span",
                "ALTER SEQUENCE numbers INCREMENT 2",
                "ALTER SEQUENCE numbers CYCLE",
                "ALTER SEQUENCE numbers AS int",
                "ALTER SEQUENCE numbers OWNED BY users.age",
                "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2'",
                "ALTER FUNCTION one() STABLE",
                "CREATE OR REPLACE PROCEDURE work() LANGUAGE sql AS 'SELECT 2'",
                "CREATE OR REPLACE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
                "ALTER OPERATOR === (int, text) SET (RESTRICT = eqsel)",
                "CREATE CAST (text AS point) WITH INOUT",
                "DROP COLLATION german",
                "ALTER TABLE orders SET UNLOGGED",
                "ALTER TABLE users SET (fillfactor = 70)",
                "ALTER TABLE users SET (toast.autovacuum_enabled = off)",
                "ALTER TABLE users REPLICA IDENTITY FULL",
                "ALTER TABLE users REPLICA IDENTITY USING INDEX users_pkey",
                "ALTER TABLE users CLUSTER ON users_age",
                "ALTER TABLE users ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE users FORCE ROW LEVEL SECURITY",
                "ALTER TABLE users ADD COLUMN phone text",
                "ALTER TABLE orders ALTER COLUMN id TYPE bigint",
                "ALTER TABLE users ALTER COLUMN email DROP NOT NULL",
                "ALTER TABLE users ALTER COLUMN email SET DEFAULT 'x'",
                "ALTER TABLE users ALTER COLUMN email DROP DEFAULT",
                "ALTER TABLE users ALTER COLUMN email SET STORAGE EXTERNAL",
                "ALTER TABLE users ALTER COLUMN email SET COMPRESSION pglz",
                "ALTER TABLE users ALTER COLUMN email SET STATISTICS 7",
                "ALTER TABLE users ALTER COLUMN email SET (n_distinct = 5)",
                "ALTER TABLE users ALTER COLUMN id SET GENERATED BY DEFAULT",
                "ALTER TABLE users ALTER COLUMN id SET INCREMENT 5",
                "ALTER TABLE users ALTER COLUMN id DROP IDENTITY",
                "ALTER TABLE users ALTER COLUMN twice DROP EXPRESSION",
                "GRANT SELECT ON SEQUENCE users_id_seq TO pg_monitor",
                "GRANT SELECT (email) ON users TO pg_monitor",
                "GRANT SELECT ON users TO pg_monitor",
                "GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION",
                "REVOKE INSERT ON users FROM CURRENT_ROLE",
                "GRANT SELECT (email) ON grown TO pg_monitor",
                "REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC",
                "ALTER TABLE users OWNER TO pg_monitor",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC",
                "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey",
                "ALTER TABLE orders ALTER CONSTRAINT orders_user_id_fkey DEFERRABLE",
                "ALTER TABLE users RENAME CONSTRAINT users_age_check TO old_enough",
                "ALTER INDEX users_age RENAME TO users_by_age",
                "DROP INDEX users_age",
                "CREATE UNIQUE INDEX ON users (lower(email)) WHERE age > 3",
                "ALTER STATISTICS spread SET STATISTICS 5",
                "CREATE OR REPLACE VIEW grown AS SELECT id, email FROM users WHERE age > 18",
                "ALTER VIEW grown SET (security_barrier)",
                "ALTER VIEW grown ALTER COLUMN email SET DEFAULT 'x'",
                "ALTER MATERIALIZED VIEW counted SET (fillfactor = 70)",
                "ALTER TABLE users DISABLE TRIGGER fires",
                "DROP TRIGGER fires ON users",
                "ALTER TABLE users DISABLE RULE quiet",
                "ALTER POLICY mine ON users USING (age > 2)",
                "ALTER POLICY mine ON users TO pg_monitor",
                "ALTER EVENT TRIGGER watch DISABLE",
                "ALTER PUBLICATION news SET (publish = 'insert')",
                "ALTER PUBLICATION news ADD TABLE orders",
                "ALTER PUBLICATION news SET TABLE users WHERE (age > 3)",
                "ALTER TABLE days DETACH PARTITION days_1",
                "CREATE TABLE days_2 PARTITION OF days DEFAULT",
                "CREATE TABLE heir (x int) INHERITS (orders)",
                "ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR word WITH english_stem",
                "ALTER TEXT SEARCH DICTIONARY words (StopWords = 'english')",
                "ALTER SERVER there OPTIONS (SET host 'y')",
                "ALTER FOREIGN TABLE remote OPTIONS (ADD tab 'z')",
                "ALTER USER MAPPING FOR PUBLIC SERVER there OPTIONS (SET name 'you')",
                "COMMENT ON TABLE users IS 'all people'",
                "COMMENT ON COLUMN grown.email IS 'x'",
                "COMMENT ON CONSTRAINT users_age_check ON users IS 'x'",
                "COMMENT ON INDEX users_pkey IS 'x'");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void every_change_changes_the_fingerprint(String change) throws SQLException {
        execute("BEGIN");
        try {
            execute(BASE);
            Fingerprint before = Fingerprint.of(read());
            execute(change);

            Catalog after = read();
            assertThat(Fingerprint.of(after).hex()).isNotEqualTo(before.hex());
            SchemaMark mark = CatalogReader.mark(connection, CatalogScope.DEFAULT);
            assertThat(mark)
                    .isEqualTo(SchemaMark.of(after, CatalogScope.DEFAULT, Objects.requireNonNull(mark.stamp())));
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void neither_the_order_of_loading_nor_that_of_columns_nor_oids_matter() throws SQLException {
        String one = fingerprint(
                "CREATE TABLE a (x int, y text); CREATE TABLE b (z int PRIMARY KEY); GRANT SELECT ON a TO pg_monitor;"
                        + "CREATE INDEX i ON a (x); CREATE INDEX j ON a (y); COMMENT ON TABLE b IS 'b'");
        String other =
                fingerprint("CREATE TABLE b (z int); COMMENT ON TABLE b IS 'b'; ALTER TABLE b ADD PRIMARY KEY (z);"
                        + "CREATE TABLE a (y text); CREATE INDEX j ON a (y); ALTER TABLE a ADD COLUMN x int;"
                        + "CREATE INDEX i ON a (x); GRANT ALL ON a TO pg_monitor;"
                        + "REVOKE ALL ON a FROM pg_monitor; GRANT SELECT ON a TO pg_monitor");

        assertThat(other).isEqualTo(one);
    }

    @Test
    void who_deploys_does_not_matter_as_long_as_nobody_else_was_chosen() throws SQLException {
        String schema = "CREATE TABLE a (x int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                + "GRANT SELECT ON a TO pg_monitor; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;";
        String mine = fingerprint(schema);
        String anothers =
                fingerprint("CREATE ROLE deployer; GRANT CREATE ON SCHEMA public TO deployer; SET ROLE deployer;"
                        + schema + "RESET ROLE; REVOKE CREATE ON SCHEMA public FROM deployer; SET ROLE deployer");
        String chosen = fingerprint(schema + "ALTER TABLE a OWNER TO pg_monitor");

        assertThat(anothers).isEqualTo(mine);
        assertThat(chosen).isNotEqualTo(mine);
    }

    @Test
    void what_the_role_of_the_changelog_owns_is_owned_by_default() throws SQLException {
        String schema = "CREATE TABLE a (x int); CREATE TABLE changelog (id int);";

        assertThat(fingerprint("CREATE ROLE deployer;" + schema + "ALTER TABLE a OWNER TO deployer;"
                        + "ALTER TABLE changelog OWNER TO deployer"))
                .isEqualTo(fingerprint(schema));
    }

    @Test
    void managed_tables_and_members_of_extensions_are_left_out() throws SQLException {
        String without = fingerprint("SELECT 1");

        assertThat(fingerprint("CREATE TABLE changelog (id numeric PRIMARY KEY);"
                        + "CREATE TABLE changelog_journal (id bigserial PRIMARY KEY, at text NOT NULL);"
                        + "COMMENT ON COLUMN changelog_journal.at IS 'when'; CREATE INDEX ON changelog_journal (at)"))
                .isEqualTo(without);
        execute("BEGIN");
        try {
            execute("CREATE EXTENSION pg_trgm");
            assertThat(read().objects().keySet())
                    .extracting(ObjectId::toString)
                    .containsExactly("namespace public", "extension pg_trgm");
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void a_read_within_a_transaction_sees_it_and_leaves_its_settings() throws SQLException {
        execute("BEGIN");
        try {
            execute(
                    "SET LOCAL search_path TO public, pg_catalog; SET LOCAL intervalstyle TO 'iso_8601'; CREATE TABLE a (x int)");
            Catalog catalog = read();

            assertThat(catalog.find(new ObjectId(Kind.TABLE, "public.a"))).isNotNull();
            assertThat(show("search_path")).isEqualTo("public, pg_catalog");
            assertThat(show("intervalstyle")).isEqualTo("iso_8601");
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void a_read_alone_leaves_no_transaction_and_no_settings() throws SQLException {
        String before = show("search_path");
        read();

        assertThat(show("search_path")).isEqualTo(before);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(show("transaction_read_only")).isEqualTo("off");
    }

    @Test
    void dependencies_lead_to_what_has_a_name() throws SQLException {
        execute("BEGIN");
        try {
            execute(BASE + "CREATE TABLE moods (m mood[], u users, v mood DEFAULT 'ok');");
            Catalog catalog = read();

            assertThat(needs(catalog, Kind.COLUMN, "public.moods.m")).contains(new ObjectId(Kind.ENUM, "public.mood"));
            assertThat(needs(catalog, Kind.COLUMN, "public.moods.u"))
                    .contains(new ObjectId(Kind.TABLE, "public.users"));
            assertThat(needs(catalog, Kind.VIEW, "public.grown"))
                    .contains(new ObjectId(Kind.COLUMN, "public.users.email"));
            assertThat(needs(catalog, Kind.CONSTRAINT, "public.orders.orders_user_id_fkey"))
                    .contains(new ObjectId(Kind.CONSTRAINT, "public.users.users_pkey"));
            assertThat(needs(catalog, Kind.COLUMN, "public.users.twice"))
                    .contains(new ObjectId(Kind.COLUMN, "public.users.age"));
            assertThat(needs(catalog, Kind.TABLE, "public.days_1")).contains(new ObjectId(Kind.TABLE, "public.days"));
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void a_secret_of_a_foreign_object_is_not_read() throws SQLException {
        execute("BEGIN");
        try {
            execute("CREATE FOREIGN DATA WRAPPER far OPTIONS (proxy_pwd 'hunter2');"
                    + "CREATE SERVER there FOREIGN DATA WRAPPER far OPTIONS (api_key 'hunter2', host 'hidden');"
                    + "CREATE FOREIGN TABLE distant (a int) SERVER there OPTIONS (\"Auth Token\" 'hunter2', t 'seen');"
                    + "CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (user 'me', password 'hunter2')");

            assertThat(Fingerprint.of(read()).lines())
                    .noneMatch(line -> line.contains("hunter2"))
                    .anyMatch(line -> line.contains("t 'seen'"));
        } finally {
            execute("ROLLBACK");
        }
    }

    @Test
    void constants_are_printed_alike_whatever_the_session_prefers() throws SQLException {
        execute("BEGIN");
        try {
            execute("SET LOCAL timezone TO 'Asia/Tokyo'; SET LOCAL datestyle TO 'ISO, DMY';"
                    + "CREATE TABLE a (x timestamptz DEFAULT '2020-01-02 03:04:05+00')");
            SchemaObject value = read().find(new ObjectId(Kind.DEFAULT, "public.a.x"));

            assertThat(Objects.requireNonNull(value).property(Properties.EXPRESSION))
                    .isEqualTo("'2020-01-02 03:04:05+00'::timestamp with time zone");
        } finally {
            execute("ROLLBACK");
        }
    }

    private static java.util.Set<ObjectId> needs(Catalog catalog, Kind kind, String name) {
        return Objects.requireNonNull(catalog.find(new ObjectId(kind, name))).dependsOn();
    }

    private static String fingerprint(String statements) throws SQLException {
        execute("BEGIN");
        try {
            execute(statements);
            return String.join("\n", Fingerprint.of(read()).lines());
        } finally {
            execute("ROLLBACK");
        }
    }

    private static Catalog read() throws SQLException {
        return CatalogReader.read(connection, CatalogScope.DEFAULT);
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}

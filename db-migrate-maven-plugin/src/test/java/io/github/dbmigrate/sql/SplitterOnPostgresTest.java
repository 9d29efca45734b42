package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The splitter against PostgreSQL's own parser, which splits what it is given in one piece. */
class SplitterOnPostgresTest {

    private static final TestPostgres POSTGRES = TestPostgres.get();
    private static final Map<Integer, String> PREPARED = new ConcurrentHashMap<>();
    private static final String TABLE = "CREATE TABLE seen (id serial, \"a;b\" text)";
    private static final String WHOLE =
            "CREATE FUNCTION run(script text) RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE script; END'";
    private static final String STATE = "SELECT string_agg(line, E'\\n' ORDER BY line) FROM ("
            + " SELECT id || ' ' || \"a;b\" AS line FROM seen"
            + " UNION ALL SELECT proname || coalesce(prosrc, '') || pg_get_functiondef(oid) FROM pg_proc WHERE"
            + " pronamespace = 'public'::regnamespace AND proname <> 'run'"
            + " UNION ALL SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE ev_class = 'seen'::regclass) AS all_lines";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO seen (\"a;b\") VALUES ('a;'), (E'b\\';'), ($$c;$$), (U&'\\0061;'), ($x$;$$;$x$) -- ;",
                "INSERT INTO seen (\"a;b\") VALUES (E'a'\n '\\';b'); INSERT INTO seen (\"a;b\") VALUES ('x\\');",
                "INSERT INTO seen (\"a;b\") VALUES (E'a' -- ' ;\n '\\';b');; /* ; /* ; */ ; */ ;",
                "INSERT INTO seen (\"a;b\") SELECT (('{\"a;\": 1}'::jsonb ? 'a;') AND ('[]'::jsonb ?| array['x']))::text;",
                "INSERT INTO seen (\"a;b\") VALUES ('${a;}'), ('?'), ('\r\n;\r');\r\nINSERT INTO seen (\"a;b\") VALUES (4 /2)",
                "CREATE RULE r AS ON UPDATE TO seen DO ALSO (INSERT INTO seen VALUES (1, 'x;'); DELETE FROM seen WHERE false;);",
                "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT a; END;"
                        + " INSERT INTO seen (\"a;b\") VALUES (f(7));",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT s.\"end\" FROM (SELECT 3 AS end) s; END;"
                        + " CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO seen (\"a;b\") VALUES ('p;'); INSERT INTO seen (\"a;b\")"
                        + " SELECT CASE WHEN true THEN CASE 1 WHEN 1 THEN 'q' END END; END; CALL p();",
                "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $body$ BEGIN -- $$\n EXECUTE $$ SELECT ';' $$; RETURN $x$;$x$;"
                        + " END; $body$; INSERT INTO seen (\"a;b\") VALUES (f())",
                "CREATE FUNCTION a$$() RETURNS int LANGUAGE sql AS 'SELECT 1;'; INSERT INTO seen (\"a;b\") VALUES (a$$());",
                "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;"
                        + " CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f(); DROP EVENT TRIGGER e;"
            })
    void statement_by_statement_leaves_what_the_whole_script_leaves(String script) throws SQLException {
        assertThat(afterStatements(script)).isEqualTo(afterWhole(script)).isNotNull();
    }

    @Test
    void scripts_made_of_every_kind_of_literal_and_comment_are_split_as_the_server_splits_them() throws SQLException {
        Random random = new Random(2026);
        List<String> scripts =
                IntStream.range(0, 60).mapToObj(i -> script(random)).toList();

        for (String script : scripts) {
            assertThat(StatementSplitter.split(script)).as(script).hasSize(8);
        }
        String all = String.join("\n", scripts);
        assertThat(afterStatements(all)).isEqualTo(afterWhole(all));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX CONCURRENTLY i ON seen (id)",
                "DROP INDEX CONCURRENTLY seen_i",
                "REINDEX INDEX CONCURRENTLY seen_i",
                "REINDEX TABLE CONCURRENTLY seen",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE seen",
                "REINDEX (CONCURRENTLY off) TABLE seen",
                "REINDEX TABLE seen",
                "REINDEX SCHEMA public",
                "REINDEX DATABASE d",
                "REINDEX SYSTEM d",
                "ALTER TABLE parent DETACH PARTITION part CONCURRENTLY",
                "ALTER TABLE parent DETACH PARTITION part FINALIZE",
                "ALTER TABLE parent DETACH PARTITION part",
                "VACUUM",
                "VACUUM (ANALYZE) seen",
                "ANALYZE seen",
                "CREATE DATABASE other",
                "DROP DATABASE IF EXISTS other",
                "CREATE TABLESPACE other LOCATION '/nowhere'",
                "DROP TABLESPACE other",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER DATABASE postgres SET TABLESPACE other",
                "ALTER DATABASE postgres SET work_mem = '1MB'",
                "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid' PUBLICATION p",
                "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false)",
                "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (enabled = false, create_slot = false, connect = false)",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER seen USING seen_i",
                "DISCARD ALL",
                "DISCARD TEMP",
                "COMMIT PREPARED 'x'",
                "ROLLBACK PREPARED 'x'",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER TYPE e ADD VALUE 'x'",
                "CHECKPOINT",
                "LISTEN x",
                "DROP OWNED BY CURRENT_USER RESTRICT"
            })
    void what_is_refused_in_a_transaction_is_what_the_server_refuses(String sql) throws SQLException {
        boolean told = StatementSplitter.split(sql).get(0).mustRunOutsideTransaction();
        for (int major : new int[] {14, 17, 18}) {
            assertThat(told).as("PostgreSQL %d", major).isEqualTo(refusedInTransaction(major, sql));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN COMMIT; END $$",
                "DO $$ BEGIN IF true THEN ROLLBACK AND NO CHAIN; END IF; END $$",
                "DO 'BEGIN PERFORM ''x;''; COMMIT; END'",
                "DO $$ <<here>> BEGIN NULL; COMMIT; END $$",
                "DO $$ BEGIN CREATE TEMP TABLE x (id int) ON COMMIT DROP; END $$",
                "DO $$ BEGIN PERFORM 'COMMIT;'; /* COMMIT; */ END $$"
            })
    void a_block_that_commits_is_one_that_the_server_stops_in_a_transaction(String sql) throws SQLException {
        String state = stateInTransaction(17, sql);

        assertThat(state).isIn("", "2D000");
        assertThat(StatementSplitter.split(sql).get(0).mustRunOutsideTransaction())
                .isEqualTo(state.equals("2D000"));
    }

    @Test
    void a_position_of_the_server_leads_to_the_word_it_means() throws SQLException {
        String script = "SELECT 1;\n-- ä\nSELECT '😀', /* é */\n  nowhere\nFROM seen;";
        io.github.dbmigrate.sql.Statement statement =
                StatementSplitter.split(script).get(1);
        try (Connection connection = POSTGRES.connect(prepared(17));
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement.text());
        } catch (org.postgresql.util.PSQLException e) {
            assertThat(statement.placeOf(e.getServerErrorMessage().getPosition()))
                    .isEqualTo(new Place(4, 3));
            return;
        }
        throw new AssertionError("the statement should have failed");
    }

    private static String script(Random random) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String[] words = ("INSERT INTO|seen (|\"a;b\"|) VALUES (|" + literal(random) + "|::text || |"
                            + literal(random) + "|)")
                    .split("\\|(?!\\|)(?<!\\|\\|)");
            script.append(String.join("", List.of(words)).replace("INTO", "INTO" + gap(random)));
            script.append(gap(random)).append(i == 7 && random.nextBoolean() ? ";;" : ";");
        }
        return script.append(gap(random)).append(";").toString();
    }

    private static String gap(Random random) {
        String[] gaps = {" ", "\n", "\t", " -- it's; $$\n", " /* ; ' /* $$ */ \" */ ", "\r\n", " --\n ", " /**/ "};
        return gaps[random.nextInt(gaps.length)] + gaps[random.nextInt(gaps.length)];
    }

    private static String literal(Random random) {
        // Not two question marks in a row: the driver makes one of them where it takes an E string for closed too
        // early.
        String[] parts = {
            ";", "--", "/*", "*/", "$", "(", "é", "\n", "BEGIN ATOMIC", "\"", "?x", "{", "a", "😀", "@DELIMITER"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return switch (random.nextInt(5)) {
            case 0 -> "'" + text + "''\\'";
            case 1 -> "E'" + text + "\\'''\\\\'";
            case 2 -> "E'x'" + (random.nextBoolean() ? "\n" : " -- '\n\t") + "'\\';" + text + "'";
            case 3 -> "$tag$" + text + "$$ ' $t$$tag$";
            default -> "U&'" + text + "\\0061'''";
        };
    }

    private static String afterStatements(String script) throws SQLException {
        try (Connection connection = POSTGRES.connect(database(17));
                Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(TABLE);
            for (io.github.dbmigrate.sql.Statement statement : StatementSplitter.split(script)) {
                jdbc.execute(statement.text());
            }
            return state(jdbc);
        }
    }

    private static String afterWhole(String script) throws SQLException {
        try (Connection connection = POSTGRES.connect(database(17));
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(TABLE);
            jdbc.execute(WHOLE);
            try (PreparedStatement run = connection.prepareStatement("SELECT run(?)")) {
                run.setString(1, script);
                run.execute();
            }
            return state(jdbc);
        }
    }

    private static String state(Statement jdbc) throws SQLException {
        try (ResultSet rows = jdbc.executeQuery(STATE)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static boolean refusedInTransaction(int major, String sql) throws SQLException {
        return stateInTransaction(major, sql).equals("25001");
    }

    private static String stateInTransaction(int major, String sql) throws SQLException {
        try (Connection connection = TestPostgres.of(major).connect(prepared(major));
                Statement jdbc = connection.createStatement()) {
            connection.setAutoCommit(false);
            jdbc.execute(sql);
            connection.rollback();
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String prepared(int major) {
        return PREPARED.computeIfAbsent(major, SplitterOnPostgresTest::prepare);
    }

    private static String prepare(int major) {
        String database = database(major);
        try (Connection connection = TestPostgres.of(major).connect(database);
                Statement jdbc = connection.createStatement()) {
            List<String> objects = new ArrayList<>(List.of(TABLE, "CREATE INDEX seen_i ON seen (id)"));
            objects.add("CREATE TABLE parent (id int) PARTITION BY LIST (id)");
            objects.add("CREATE TABLE part PARTITION OF parent FOR VALUES IN (1)");
            objects.add("CREATE TYPE e AS ENUM ('a')");
            objects.add("CREATE MATERIALIZED VIEW v AS SELECT 1 AS a");
            objects.add("CREATE UNIQUE INDEX ON v (a)");
            for (String object : objects) {
                jdbc.execute(object);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static String database(int major) {
        return TestPostgres.of(major).createDatabase();
    }
}

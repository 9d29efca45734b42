package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWideTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE DATABASE a | CREATE DATABASE",
                "alter /* x */ database a SET search_path = b | ALTER DATABASE",
                "DROP DATABASE IF EXISTS a | DROP DATABASE",
                "ALTER SYSTEM SET work_mem = '1GB' | ALTER SYSTEM",
                "CREATE TABLESPACE a LOCATION '/x' | CREATE TABLESPACE",
                "CREATE ROLE a LOGIN PASSWORD 'secret' | CREATE ROLE",
                "CREATE USER a | CREATE USER",
                "ALTER GROUP a ADD USER b | ALTER GROUP",
                "DROP OWNED BY a | DROP OWNED",
                "REASSIGN OWNED BY a TO b | REASSIGN OWNED",
                "CREATE SUBSCRIPTION a CONNECTION 'x' PUBLICATION b WITH (connect = false) | CREATE SUBSCRIPTION",
                "ALTER SUBSCRIPTION a OWNER TO b | ALTER SUBSCRIPTION",
                "GRANT a, \"b\" TO c WITH ADMIN OPTION | GRANT of a role",
                "REVOKE a FROM c | REVOKE of a role",
                "GRANT CONNECT ON DATABASE a TO c | GRANT ON DATABASE",
                "GRANT SET ON PARAMETER work_mem TO c | GRANT ON PARAMETER",
                "COMMENT ON ROLE a IS 'x' | COMMENT ON ROLE",
                "DO $$ BEGIN IF true THEN CREATE ROLE a; END IF; END $$ | CREATE ROLE in a DO block",
                "DO 'BEGIN EXECUTE format(''create user %I'', 1); END' | CREATE USER in a DO block",
            })
    void what_a_server_shares_is_told(String sql, String command) {
        assertThat(ServerWide.command(StatementSplitter.split(sql).get(0))).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER MAPPING FOR a SERVER b",
                "CREATE TABLE role (database text)",
                "GRANT SELECT ON TABLE a TO b",
                "GRANT SELECT (x) ON role TO b WITH GRANT OPTION",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO b",
                "COMMENT ON TABLE role IS 'CREATE ROLE a'",
                "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'CREATE ROLE a'",
                "CREATE SCHEMA a AUTHORIZATION b",
                "ALTER TABLE a OWNER TO b",
                "DO $$ BEGIN RAISE NOTICE 'no CREATE ROLE here'; CREATE TABLE a (); END $$",
                "DO $$ BEGIN ALTER TABLE a DROP role; RAISE NOTICE 'CREATE ROLE a'; END $$",
                "GRANT SELECT ON database TO b",
                "DROP TABLE a",
            })
    void what_stays_within_a_database_is_not(String sql) {
        assertThat(ServerWide.command(StatementSplitter.split(sql).get(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE a PASSWORD 'hidden'",
                "CREATE SUBSCRIPTION a CONNECTION 'password=hidden' PUBLICATION b"
            })
    void no_password_is_shown(String sql) {
        Problem problem = ServerWide.problem(
                        "schema.sql", StatementSplitter.split("\n" + sql).get(0))
                .orElseThrow();
        assertThat(problem.toString()).doesNotContain("hidden").contains("schema.sql:2:1");
        assertThat(problem.excerpt()).isNull();
        assertThat(problem.remedies()).isNotEmpty();
    }
}

package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleStatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE ROLE Reader | reader",
                "create /* x */ user \"Mixed \"\"Name\"\"\" LOGIN PASSWORD 'secret' IN ROLE a | Mixed \"Name\"",
                "CREATE GROUP g WITH USER u | g",
                "DO $$ BEGIN CREATE ROLE a NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$ | a",
                "DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'a') THEN CREATE ROLE a; END IF; END $do$ | a",
                "DO LANGUAGE plpgsql $$ BEGIN CREATE ROLE a; CREATE ROLE b; RAISE NOTICE 'made; both'; END $$ | a,b",
                "DO $$ BEGIN EXECUTE 'CREATE ROLE a'; END $$ | a",
            })
    void what_creates_roles_names_them(String sql, String names) {
        assertThat(of(sql)).contains(new RoleStatement(List.of(names.split(",")), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER ROLE a SET search_path = b",
                "DROP USER IF EXISTS a",
                "GRANT a TO b WITH ADMIN OPTION",
                "REVOKE a FROM b",
                "COMMENT ON ROLE a IS 'x'",
                "DO $$ BEGIN IF true THEN GRANT a TO b; ELSE DROP ROLE c; END IF; END $$",
            })
    void what_else_is_done_with_roles_creates_none(String sql) {
        assertThat(of(sql)).contains(new RoleStatement(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN EXECUTE format('CREATE ROLE %I', 'a'); END $$",
                "DO $$ BEGIN EXECUTE 'CREATE ROLE ' || 'a'; END $$",
            })
    void a_name_that_is_put_together_is_not_known(String sql) {
        assertThat(of(sql)).contains(new RoleStatement(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE role (a int)",
                "GRANT SELECT ON t TO a",
                "CREATE USER MAPPING FOR a SERVER b",
                "CREATE DATABASE a",
                "DROP OWNED BY a",
                "DO $$ BEGIN NULL; END $$",
                "DO $$ BEGIN CREATE ROLE a; CREATE TABLE t (); END $$",
                "DO $$ BEGIN CREATE ROLE a; PERFORM f(); END $$",
                "DO $$ DECLARE r text; BEGIN CREATE ROLE a; END $$",
                "DO $$ BEGIN FOR r IN SELECT 1 LOOP CREATE ROLE a; END LOOP; END $$",
                "DO $$ BEGIN EXECUTE 'CREATE ROLE a; CREATE TABLE t ()'; END $$",
                "DO $$ BEGIN CREATE ROLE a; EXECUTE 'CREATE TABLE t ()'; END $$",
                "DO $$ BEGIN CREATE ROLE a; CREATE TABLESPACE x LOCATION '/y'; END $$",
                "SELECT 'CREATE ROLE a'",
            })
    void what_may_do_something_else_is_none(String sql) {
        assertThat(of(sql)).isEmpty();
    }

    private static Optional<RoleStatement> of(String sql) {
        return RoleStatement.of(StatementSplitter.split(sql).get(0));
    }
}

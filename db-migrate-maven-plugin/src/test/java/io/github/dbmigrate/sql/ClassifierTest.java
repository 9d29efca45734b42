package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.sql.StatementKind.Ordinary;
import io.github.dbmigrate.sql.StatementKind.RefusedInTransaction;
import io.github.dbmigrate.sql.StatementKind.TransactionControl;
import io.github.dbmigrate.sql.StatementKind.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {

    @ParameterizedTest
    @CsvSource({
        "BEGIN, BEGIN",
        "begin work, BEGIN",
        "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, BEGIN",
        "COMMIT, COMMIT",
        "COMMIT AND CHAIN, COMMIT",
        "End, COMMIT",
        "ROLLBACK, ROLLBACK",
        "ABORT, ROLLBACK",
        "ROLLBACK TO SAVEPOINT a, ROLLBACK_TO_SAVEPOINT",
        "ROLLBACK WORK TO a, ROLLBACK_TO_SAVEPOINT",
        "SAVEPOINT a, SAVEPOINT",
        "RELEASE a, RELEASE_SAVEPOINT",
        "PREPARE TRANSACTION 'a', PREPARE_TRANSACTION"
    })
    void transaction_control_is_told_by_its_verb(String sql, Verb verb) {
        assertThat(kind(sql)).isEqualTo(new TransactionControl(verb));
    }

    @Test
    void only_the_statements_that_begin_or_end_a_transaction_are_its_boundaries() {
        assertThat(statement("/* c */ commit").isTransactionBoundary()).isTrue();
        assertThat(statement("SAVEPOINT a").isTransactionBoundary()).isFalse();
        assertThat(statement("SELECT 1").isTransactionBoundary()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create unique /* ; */ index\nconcurrently if not exists i on t (a)",
                "DROP INDEX CONCURRENTLY IF EXISTS i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX (VERBOSE) TABLE CONCURRENTLY t",
                "REINDEX (CONCURRENTLY) TABLE t",
                "REINDEX (VERBOSE, CONCURRENTLY TRUE) TABLE t",
                "REINDEX SCHEMA s",
                "REINDEX (VERBOSE) DATABASE d",
                "REINDEX SYSTEM d",
                "ALTER TABLE a.t DETACH PARTITION p CONCURRENTLY",
                "ALTER TABLE IF EXISTS ONLY t DETACH PARTITION a.p CONCURRENTLY",
                "VACUUM",
                "VACUUM (FULL) t",
                "CREATE DATABASE d",
                "DROP DATABASE IF EXISTS d",
                "CREATE TABLESPACE t LOCATION '/x'",
                "DROP TABLESPACE t",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "ALTER DATABASE d SET TABLESPACE t",
                "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION a, b",
                "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION a WITH (create_slot = true)",
                "DROP SUBSCRIPTION s",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
                "ALTER SUBSCRIPTION s SET PUBLICATION a",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER (VERBOSE)",
                "DISCARD ALL",
                "COMMIT PREPARED 'a'",
                "ROLLBACK PREPARED 'a'",
                "DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$",
                "DO LANGUAGE plpgsql $a$ BEGIN FOR i IN 1..3 LOOP ROLLBACK; END LOOP; END $a$",
                "DO 'BEGIN IF ''a'' = ''b'' THEN COMMIT AND CHAIN; END IF; END'"
            })
    void what_no_transaction_takes_is_told(String sql) {
        assertThat(kind(sql)).isInstanceOf(RefusedInTransaction.class);
        assertThat(statement(sql).mustRunOutsideTransaction()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (a)",
                "CREATE INDEX \"concurrently\" ON t (a)",
                "CREATE TABLE t (concurrently_built int)",
                "COMMENT ON TABLE t IS 'CREATE INDEX CONCURRENTLY'",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "REINDEX TABLE t",
                "REINDEX (CONCURRENTLY false) TABLE t",
                "REINDEX (CONCURRENTLY 'off') INDEX i",
                "ALTER TABLE t DETACH PARTITION p",
                "ALTER TABLE t ADD COLUMN \"concurrently\" int",
                "ALTER DATABASE d SET work_mem = '1MB'",
                "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION a WITH (connect = false)",
                "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION a WITH (enabled = false, create_slot = off, slot_name = NONE)",
                "ALTER SUBSCRIPTION s SET PUBLICATION a WITH (refresh = false)",
                "ALTER SUBSCRIPTION s DISABLE",
                "CLUSTER t",
                "CLUSTER t USING i",
                "CLUSTER (VERBOSE) t",
                "ANALYZE t",
                "PREPARE transaction AS SELECT 1",
                "PREPARE p AS SELECT 1",
                "DISCARD TEMP",
                "ALTER TYPE e ADD VALUE 'x'",
                "DO $$ BEGIN CREATE TEMP TABLE x (commit int) ON COMMIT DROP; END $$",
                "DO $$ BEGIN -- COMMIT;\n PERFORM 'COMMIT;'; PERFORM $x$ COMMIT; $x$; END $$",
                "DO $$ BEGIN SELECT a.commit; END $$",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
                "END_OF_TEXT",
                "\"BEGIN\""
            })
    void what_runs_in_a_transaction_is_ordinary(String sql) {
        assertThat(kind(sql)).isEqualTo(new Ordinary());
    }

    private static StatementKind kind(String sql) {
        return statement(sql).kind();
    }

    private static Statement statement(String sql) {
        return StatementSplitter.split(sql + ";").get(0);
    }
}

package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AimTest {

    private static Aim aim(String sql) {
        return Aim.of(StatementSplitter.split(sql).get(0));
    }

    @Test
    void an_index_has_a_name_a_table_and_a_definition_for_any_table() {
        assertThat(
                        aim(
                                "create unique /* a */ index concurrently if not exists \"I.x\" on only \"S\" . t\n USING gin (a, (b->'c')) WHERE d;"))
                .isEqualTo(new Aim.MakeIndex(
                        "\"I.x\"", "\"S\".t", true, "CREATE UNIQUE INDEX ON \0\n USING gin (a, (b->'c')) WHERE d"));
        assertThat(aim("CREATE INDEX CONCURRENTLY ON t(a)"))
                .isEqualTo(new Aim.MakeIndex(null, "t", false, "CREATE INDEX ON \0(a)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP INDEX CONCURRENTLY IF EXISTS s.\"i\" CASCADE | DropIndex[name=s.\"i\"]",
                "REINDEX INDEX CONCURRENTLY i | RebuildIndexes[kind=INDEX, name=i]",
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE s.t | RebuildIndexes[kind=TABLE, name=s.t]",
                "reindex (tablespace x) schema concurrently s | RebuildIndexes[kind=SCHEMA, name=s]",
                "REINDEX DATABASE d | Repeatable[]",
                "ALTER TABLE IF EXISTS s.p DETACH PARTITION s.q CONCURRENTLY | DetachPartition[parent=s.p, partition=s.q]",
                "CREATE DATABASE \"d\" OWNER x | Global[kind=DATABASE, name=\"d\", made=true]",
                "DROP DATABASE IF EXISTS d WITH (FORCE) | Global[kind=DATABASE, name=d, made=false]",
                "CREATE TABLESPACE ts LOCATION '/x' | Global[kind=TABLESPACE, name=ts, made=true]",
                "DROP SUBSCRIPTION sub | Global[kind=SUBSCRIPTION, name=sub, made=false]",
                "COMMIT PREPARED 'x' | EndPrepared[literal='x']",
                "VACUUM (ANALYZE) t | Repeatable[]",
                "ALTER SYSTEM SET work_mem = '1GB' | Repeatable[]",
                "CLUSTER | Repeatable[]",
                "DO $$ BEGIN COMMIT; END $$ | Untold[]",
                "SELECT 1 | Untold[]"
            })
    void each_statement_has_the_aim_that_its_text_tells(String sql, String aim) {
        assertThat(aim(sql).toString()).isEqualTo(aim);
    }
}

package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.command.MigrationRunner.Marking;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNameTest {

    private static final CatalogScope HOSTILE = new CatalogScope("we\"ird Näme", "cha'nge\\\"log; --");

    @TempDir
    Path module;

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void any_name_will_do_for_namespace_and_changelog(int major) {
        try (Workbench bench = new Workbench(module, TestPostgres.of(major), HOSTILE)) {
            bench.marking = Marking.WHEN_DONE;
            MigrationScript script = bench.write(
                    "1_t.sql",
                    "CREATE TABLE \"we\"\"ird Table\" (id int);\n-- //@UNDO\nDROP TABLE \"we\"\"ird Table\";\n");
            try (var lock = bench.target.lock(Duration.ZERO, holder -> {})) {
                assertThat(lock).isNotNull();
                bench.apply(script, 0);
            }

            assertThat(bench.changelog()).containsExactly("1 t");
            assertThat(bench.journal()).containsExactly("applied 1");
            assertThat(bench.exists("\"we\"\"ird Näme\".\"we\"\"ird Table\"")).isTrue();
            assertThat(bench.target.hasForeignObjects()).isTrue();

            bench.undo(script);
            assertThat(bench.changelog()).isEmpty();
            assertThat(bench.target.hasForeignObjects()).isFalse();
        }
    }

    @Test
    void a_script_that_discards_its_session_stays_in_the_managed_namespace_and_keeps_its_mark() {
        try (Workbench bench = new Workbench(module, TestPostgres.get(), HOSTILE)) {
            bench.apply(
                    "1_t.sql",
                    "SET lock_timeout TO '7s';\nDISCARD ALL;\nCREATE TABLE t (lock_timeout text);\n"
                            + "INSERT INTO t VALUES (current_setting('lock_timeout'));\n"
                            + "INSERT INTO t SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid ="
                            + " pg_backend_pid();\n");
            assertThat(bench.exists("\"we\"\"ird Näme\".t")).isTrue();
            assertThat(bench.value("SELECT string_agg(lock_timeout, ' ' ORDER BY ctid) FROM \"we\"\"ird Näme\".t"))
                    .isEqualTo("3s 1");
        }
    }
}

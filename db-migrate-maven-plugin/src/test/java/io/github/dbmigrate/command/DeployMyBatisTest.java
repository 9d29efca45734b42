package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Requests.dryRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.CatalogScope;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MyBatis' own ways, which deploy keeps to: rows it wrote, its bootstrap, its first migration. */
class DeployMyBatisTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void what_mybatis_applied_is_seen_as_applied_and_what_it_took_back_as_pending() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        bench.sql("DROP TABLE users", "DELETE FROM changelog WHERE id = 1");
        assertThat(bench.deploy().applied()).hasSize(1);
        bench.migration("2_phone.sql", Users.ADD_PHONE);
        bench.sql(
                "ALTER TABLE users ADD COLUMN phone text",
                "INSERT INTO changelog VALUES (2, '2026-11-23 09:00:00', 'phone')");
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void bootstrap_runs_before_the_first_migration_and_never_again() {
        bench.source("migrations/bootstrap.sql", "CREATE TABLE users (id int);")
                .migration("1_phone.sql", Users.ADD_PHONE);
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.deploy().applied()).isEmpty();
        assertThat(bench.value("SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"))
                .isEqualTo("2");
    }

    @Test
    void what_bootstrap_sets_for_the_database_holds_for_the_migrations_behind_it() {
        bench.source(
                        "migrations/bootstrap.sql",
                        "ALTER DATABASE " + bench.settings.database() + " SET my.own TO 'given';")
                .migration("1_seen.sql", "CREATE TABLE seen AS SELECT current_setting('my.own', true) AS own;");
        bench.deploy();

        assertThat(bench.value("SELECT own FROM seen")).isEqualTo("given");
    }

    @Test
    void bootstrap_runs_in_the_managed_schema_up_to_its_undo_marker_with_variables_replaced() {
        Bench shop = new Bench(folder, "shop", new CatalogScope("shop", "changelog"), bench.settings.database());
        shop.source("migrations/bootstrap.sql", "CREATE TABLE ${changelog}_seen (id int);\n-- //@UNDO\nSELECT 1/0;\n")
                .migration("1_users.sql", Users.SCRIPT);
        shop.deploy(dryRun(shop));
        assertThat(shop.deploy(dryRun(shop)).planned())
                .extracting(Deploy.Planned::sql)
                .first()
                .isEqualTo("CREATE TABLE changelog_seen (id int);");

        shop.deploy();
        assertThat(bench.value("SELECT to_regclass('shop.changelog_seen')")).isEqualTo("shop.changelog_seen");
        shop.schema("CREATE TABLE changelog_seen (id int);\nCREATE TABLE users (id int PRIMARY KEY);\n");
        assertThat(shop.dev().written()).isNull();
    }

    @Test
    void mybatis_own_first_migration_makes_the_changelog_itself() {
        bench.migration(
                "1_create_changelog.sql",
                "CREATE TABLE ${changelog} (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL, DESCRIPTION"
                        + " VARCHAR(255) NOT NULL);\nALTER TABLE ${changelog} ADD CONSTRAINT PK_${changelog} PRIMARY KEY (id);\n");
        assertThat(bench.deploy().applied()).hasSize(1);
        assertThat(bench.changelog()).isEqualTo("1");
    }
}

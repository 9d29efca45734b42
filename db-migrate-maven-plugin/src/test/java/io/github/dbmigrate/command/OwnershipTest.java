package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.schema.CatalogScope;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One changelog belongs to one service, and services that share a database do not see each other. */
class OwnershipTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(folder);
    }

    @Test
    void the_changelog_of_another_service_stops_it() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        Bench billing = new Bench(folder, "billing", CatalogScope.DEFAULT, bench.settings.database());
        Problem problem = problem(billing::deploy);
        assertThat(problem.code()).isEqualTo(ProblemCode.OWNERSHIP);
        assertThat(commands(problem))
                .contains("mvn db-migrate:deploy -pl apps/billing -Ddb-migrate.formerService=auth");
    }

    @Test
    void a_service_whose_folder_was_renamed_takes_its_changelog_along() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        Bench accounts = new Bench(folder, "accounts", CatalogScope.DEFAULT, bench.settings.database());
        accounts.service = new Service("accounts", "apps/accounts", accounts.service.directory(), "auth");
        accounts.migration("1_users.sql", Users.SCRIPT).migration("2_phone.sql", Users.ADD_PHONE);

        assertThat(accounts.deploy().applied()).hasSize(1);
        accounts.service = new Service("accounts", "apps/accounts", accounts.service.directory());
        assertThat(accounts.deploy().applied()).isEmpty();
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.OWNERSHIP);
    }

    @Test
    void two_services_share_a_database_in_namespaces_of_their_own() {
        bench.migration("1_users.sql", Users.SCRIPT).deploy();
        Bench billing =
                new Bench(folder, "billing", new CatalogScope("billing", "changelog"), bench.settings.database());
        assertThat(billing.deploy().applied()).hasSize(1);
        assertThat(bench.exists("billing.users")).isTrue();
    }

    @Test
    void what_another_service_does_in_its_namespace_is_no_drift_of_ours() {
        String database = bench.settings.database();
        Bench auth = new Bench(folder.resolve("auth"), "auth", new CatalogScope("auth", "changelog"), database);
        Bench billing = new Bench(folder.resolve("b"), "billing", new CatalogScope("billing", "changelog"), database);
        auth.migration("1_users.sql", Users.SCRIPT).deploy();
        billing.migration("1_users.sql", Users.SCRIPT + "COMMENT ON TABLE users IS 'theirs';")
                .deploy();
        assertThat(auth.status().outcome()).isEqualTo("up to date");
        assertThat(auth.schema(Users.SCRIPT.replace("-- //@UNDO\nDROP TABLE users;", ""))
                        .dev()
                        .outcome())
                .isEqualTo("nothing to do");
        billing.sql("ALTER TABLE billing.users ADD COLUMN byhand int");
        assertThat(auth.status().outcome()).isEqualTo("up to date");
        assertThat(billing.status().outcome()).isEqualTo("drifted");
    }

    @Test
    void a_service_that_gives_way_into_a_schema_of_its_own_does_not_see_the_other_in_public() {
        bench.schema(Users.SCHEMA).dev();
        Bench order = new Bench(
                folder.resolve("order"), "order", new CatalogScope("order", "changelog"), bench.settings.database());
        order.schema("CREATE TABLE orders (id int PRIMARY KEY);\n").dev();
        assertThat(order.dev().outcome()).isEqualTo("nothing to do");
        bench.schema(Users.WITH_PHONE).dev();
        assertThat(order.dev().outcome()).isEqualTo("nothing to do");
        assertThat(order.status().outcome()).isEqualTo("up to date");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        assertThat(order.reset().kept()).isEmpty();
        assertThat(bench.exists("public.users")).isTrue();
    }
}

package io.github.dbmigrate.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String RESET = "mvn db-migrate:reset -pl apps/auth";
    private static final Commands COMMANDS = new Commands("apps/auth", Path.of("/shop/apps/auth"));
    private final Rows rows = new Rows();

    private Optional<Problem> deploy() {
        return new DeployGate(false, null).obstacle(rows.diagnosis(), COMMANDS);
    }

    private Optional<Problem> dev() {
        return new DevGate(null, true).obstacle(rows.diagnosis(), COMMANDS);
    }

    private static List<String> commands(Optional<Problem> problem) {
        return problem.orElseThrow().remedies().stream()
                .map(Remedy::commands)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void nothing_wrong_is_nothing_in_the_way() {
        rows.file(1, "a").file(2, "b").applied(1, "a");
        assertThat(rows.diagnosis().findings()).isEmpty();
        assertThat(deploy()).isEmpty();
        assertThat(dev()).isEmpty();
    }

    @Test
    void all_findings_are_told_at_once_by_id() {
        rows.file(1, "edited")
                .applied(1, "a")
                .file(2, "late")
                .applied(3, "gone")
                .file(4, "d")
                .step(JournalEvent.STARTED, 4, "d", 0)
                .step(JournalEvent.STEP, 4, "d", 1)
                .failed(4, "d", 1);
        assertThat(rows.diagnosis().findings())
                .extracting(Finding::word)
                .containsExactly("edited", "outOfOrder", "missing", "failed");
        Problem problem = deploy().orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.HISTORY_BLOCKED);
        assertThat(problem.headline()).isEqualTo("4 things stand in the way; nothing was applied.");
        assertThat(problem.facts()).extracting(Fact::name).contains("failed", "edited", "missing", "out of order");
    }

    @Test
    void an_edited_migration_stops_both_and_names_it() {
        rows.file(1, "b").applied(1, "a");
        assertThat(deploy().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_EDITED);
        assertThat(deploy().orElseThrow().headline()).startsWith("1_change_1.sql was edited");
        assertThat(commands(deploy()))
                .contains("git log -p -- apps/auth/src/main/db/migrations/1_change_1.sql")
                .noneMatch(command -> command.contains("reset"));
        assertThat(commands(dev())).contains("mvn db-migrate:reset -pl apps/auth");
    }

    @Test
    void a_missing_migration_stops_both() {
        rows.applied(1, "a");
        assertThat(deploy().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_MISSING);
        assertThat(dev().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_MISSING);
    }

    @Test
    void a_failed_migration_stops_both_until_a_person_lets_it_go_on() {
        rows.file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .failed(1, "a", 1);
        assertThat(deploy().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
        assertThat(commands(deploy()))
                .containsExactly(
                        "mvn db-migrate:deploy -pl apps/auth -Ddb-migrate.resume=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.tookEffect=1",
                        "mvn db-migrate:deploy -pl apps/auth",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.applied=1",
                        "mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.rolledBack=1");
        assertThat(new DeployGate(false, MigrationId.of(1)).obstacle(rows.diagnosis(), COMMANDS))
                .isEmpty();
        assertThat(dev().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
    }

    @Test
    void one_that_was_cut_off_goes_on_unasked() {
        rows.file(1, "a").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 1);
        assertThat(rows.diagnosis().findings()).hasSize(1);
        assertThat(deploy()).isEmpty();
    }

    @Test
    void one_that_was_cut_off_and_then_edited_stops() {
        rows.file(1, "b").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 1);
        assertThat(deploy().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_FAILED_BEFORE);
    }

    @Test
    void an_overtaken_migration_stops_deploy_with_a_new_number_for_it_and_not_dev() {
        rows.file(1, "a").applied(20261122101500L, "b").file(20261122101500L, "b");
        assertThat(deploy().orElseThrow().code()).isEqualTo(ProblemCode.MIGRATION_OUT_OF_ORDER);
        assertThat(commands(deploy()))
                .contains("git mv apps/auth/src/main/db/migrations/1_change_1.sql"
                        + " apps/auth/src/main/db/migrations/20261122101501_change_1.sql");
        assertThat(dev()).isEmpty();
    }

    @Test
    void the_changelog_of_another_service_stops_both_with_its_ways_out() {
        rows.service("billing").file(1, "a").applied(1, "a");
        Problem problem = deploy().orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.OWNERSHIP);
        assertThat(problem.headline()).contains("\"billing\"").contains("\"auth\"");
        assertThat(problem.remedies()).hasSize(3);
        assertThat(dev().orElseThrow().code()).isEqualTo(ProblemCode.OWNERSHIP);
    }

    @Test
    void a_damaged_directory_stops_both_with_its_own_problem() {
        Problem damage = Problem.of(ProblemCode.SUM_MISMATCH, "changed");
        Diagnosis diagnosis = Diagnosis.of(rows.history(), List.of("auth"), List.of(damage));
        assertThat(new DeployGate(false, null).obstacle(diagnosis, COMMANDS)).contains(damage);
        assertThat(new DevGate(null, true).obstacle(diagnosis, COMMANDS)).contains(damage);
    }

    @Test
    void drift_stops_dev_always_and_deploy_only_when_it_is_told_to() {
        Diagnosis drifted = rows.diagnosis().with(new Finding.Drifted(List.of("+ column public.users.phone")));
        assertThat(new DeployGate(false, null).obstacle(drifted, COMMANDS)).isEmpty();
        assertThat(new DeployGate(true, null)
                        .obstacle(drifted, COMMANDS)
                        .orElseThrow()
                        .code())
                .isEqualTo(ProblemCode.DRIFT);
        Problem problem = new DevGate(null, true).obstacle(drifted, COMMANDS).orElseThrow();
        assertThat(problem.facts()).contains(new Fact("differences", "+ column public.users.phone"));
        assertThat(commands(Optional.of(problem))).contains("mvn db-migrate:reset -pl apps/auth");
    }

    @Test
    void objects_without_a_changelog_stop_both_and_offer_to_mark_the_first() {
        rows.file(1, "a").file(2, "b");
        Diagnosis foreign = rows.diagnosis().with(new Finding.NotEmpty(List.of("+ table public.users")));
        Problem problem =
                new DeployGate(false, null).obstacle(foreign, COMMANDS).orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
        assertThat(commands(Optional.of(problem)))
                .containsExactly("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=1");
        assertThat(new DevGate(null, true)
                        .obstacle(foreign, COMMANDS)
                        .orElseThrow()
                        .code())
                .isEqualTo(ProblemCode.DATABASE_NOT_EMPTY);
    }

    @Test
    void commands_quote_what_a_shell_would_read() {
        assertThat(COMMANDS.goal("dev", "acceptDataLoss=users.phone,a b"))
                .isEqualTo("mvn db-migrate:dev -pl apps/auth '-Ddb-migrate.acceptDataLoss=users.phone,a b'");
        assertThat(new Commands("", Path.of("/work")).goal("status")).isEqualTo("mvn db-migrate:status");
        assertThat(COMMANDS.path(Path.of("/elsewhere/x.sql"))).isEqualTo("/elsewhere/x.sql");
    }

    @Test
    void a_remedy_that_knew_no_module_is_addressed_to_it() {
        Problem problem = Problem.of(ProblemCode.DATA_LOSS, "lost")
                .remedy("a", "mvn db-migrate:dev -Ddb-migrate.acceptDataLoss=all", "mvn db-migrate:dev")
                .remedy("b", "mvn db-migrate:dev -pl apps/order", "mvn db-migrate:start", "git status");
        assertThat(commands(Optional.of(COMMANDS.addressed(problem))))
                .containsExactly(
                        "mvn db-migrate:dev -pl apps/auth -Ddb-migrate.acceptDataLoss=all",
                        "mvn db-migrate:dev -pl apps/auth",
                        "mvn db-migrate:dev -pl apps/order",
                        "mvn db-migrate:start",
                        "git status");
    }

    @Test
    void a_named_database_that_others_made_is_not_offered_to_be_rebuilt() {
        rows.file(1, "a");
        Diagnosis foreign = rows.diagnosis().with(new Finding.NotEmpty(List.of("+ table public.users")));
        assertThat(commands(new DevGate(null, true).obstacle(foreign, COMMANDS)))
                .contains(RESET);
        assertThat(commands(new DevGate(null, false).obstacle(foreign, COMMANDS)))
                .containsExactly("mvn db-migrate:resolve -pl apps/auth -Ddb-migrate.appliedUpTo=1");
    }

    @Test
    void another_owner_is_told_alone_because_its_migrations_are_nobody_elses() {
        rows.service("billing").file(1, "a").applied(2, "b").file(3, "c");
        Diagnosis diagnosis = rows.diagnosis()
                .with(new Finding.Drifted(List.of("+ table public.bills")))
                .with(new Finding.DirectoryDamaged(Problem.of(ProblemCode.SUM_MISMATCH, "changed")));
        for (Problem problem : List.of(
                new DeployGate(true, null).obstacle(diagnosis, COMMANDS).orElseThrow(),
                new DevGate(null, true).obstacle(diagnosis, COMMANDS).orElseThrow())) {
            assertThat(problem.code()).isEqualTo(ProblemCode.OWNERSHIP);
            assertThat(commands(Optional.of(problem)))
                    .containsExactly(
                            "DATABASE_URL_AUTH=postgresql://user@host:5432/auth",
                            "<schema>auth</schema>",
                            "?schema=auth",
                            problem.remedies().get(2).commands().get(0));
        }
    }
}

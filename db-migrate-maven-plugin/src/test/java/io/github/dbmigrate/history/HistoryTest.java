package io.github.dbmigrate.history;

import static io.github.dbmigrate.history.MigrationState.APPLIED;
import static io.github.dbmigrate.history.MigrationState.EDITED;
import static io.github.dbmigrate.history.MigrationState.FAILED;
import static io.github.dbmigrate.history.MigrationState.MISSING;
import static io.github.dbmigrate.history.MigrationState.OUT_OF_ORDER;
import static io.github.dbmigrate.history.MigrationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.schema.SchemaMark;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final Rows rows = new Rows();

    private MigrationRecord only() {
        assertThat(rows.history().records()).hasSize(1);
        return rows.history().records().get(0);
    }

    private Failure failure() {
        return Objects.requireNonNull(only().failure());
    }

    private static Application application(MigrationRecord migration) {
        return Objects.requireNonNull(migration.application());
    }

    @Test
    void nothing_anywhere_is_an_empty_history() {
        assertThat(rows.history().records()).isEmpty();
        assertThat(rows.history().isBlank()).isTrue();
        assertThat(rows.history().lastMark().map(SchemaMark::text)).isEmpty();
        assertThat(rows.history().owner()).isEmpty();
    }

    @Test
    void each_migration_is_found_by_its_id_and_no_other_is() {
        for (long id = 10; id <= 70; id += 10) {
            rows.file(id, "a");
        }
        History history = rows.history();
        for (long id = 5; id <= 75; id += 5) {
            assertThat(history.find(MigrationId.of(id)).map(MigrationRecord::id))
                    .isEqualTo(id % 10 == 0 ? Optional.of(MigrationId.of(id)) : Optional.empty());
        }
    }

    @Test
    void a_file_without_a_row_is_pending() {
        assertThat(rows.file(1, "a").state(1)).isEqualTo(PENDING);
        assertThat(only().application()).isNull();
        assertThat(rows.history().toApply()).hasSize(1);
    }

    @Test
    void a_file_with_both_rows_is_applied_and_says_by_whom_and_how_long() {
        rows.file(1, "a").applied(1, "a");
        assertThat(only().state()).isEqualTo(APPLIED);
        Application application = application(only());
        assertThat(application.by()).isEqualTo("deployer@build-7");
        assertThat(application.duration()).isEqualTo(Duration.ofMillis(250));
        assertThat(application.how()).isEqualTo("applied");
        assertThat(rows.history().toApply()).isEmpty();
    }

    @Test
    void a_changelog_row_without_a_journal_row_is_applied_by_mybatis_and_never_edited() {
        rows.file(1, "a").changelog(1);
        assertThat(only().state()).isEqualTo(APPLIED);
        assertThat(application(only()).how()).isEqualTo("by MyBatis");
        assertThat(application(only()).by()).isNull();
        assertThat(application(only()).duration()).isNull();
    }

    @Test
    void a_journal_row_whose_changelog_row_mybatis_took_back_is_pending() {
        rows.file(1, "a").applied(1, "a").noChangelog(1);
        assertThat(only().state()).isEqualTo(PENDING);
        assertThat(only().failure()).isNull();
    }

    @Test
    void a_migration_that_mybatis_took_back_and_brought_in_again_is_applied() {
        rows.file(1, "a").applied(1, "a").noChangelog(1).changelog(1);
        assertThat(only().state()).isEqualTo(APPLIED);
    }

    @Test
    void one_that_we_undid_and_mybatis_applied_again_has_no_checksum_to_compare() {
        rows.file(1, "changed").applied(1, "a").row(JournalEvent.UNDONE, 1);
        assertThat(only().state()).isEqualTo(APPLIED);
    }

    @Test
    void one_that_was_taken_back_and_whose_file_is_gone_is_not_told() {
        rows.applied(1, "a").noChangelog(1);
        assertThat(rows.history().records()).isEmpty();
    }

    @Test
    void an_applied_one_with_another_checksum_is_edited() {
        assertThat(rows.file(1, "b").applied(1, "a").state(1)).isEqualTo(EDITED);
    }

    @Test
    void one_edited_then_rolled_back_then_applied_anew_counts_by_its_latest_row() {
        rows.file(1, "b")
                .applied(1, "a")
                .row(JournalEvent.UNDONE, 1)
                .noChangelog(1)
                .applied(1, "b");
        assertThat(only().state()).isEqualTo(APPLIED);
        rows.file(1, "a");
        assertThat(only().state()).isEqualTo(EDITED);
    }

    @Test
    void an_edited_one_whose_new_text_a_person_accepted_is_applied() {
        rows.file(1, "b").applied(1, "a").row(JournalEvent.RESOLVED_APPLIED, 1, "b", 0, null, null);
        assertThat(only().state()).isEqualTo(APPLIED);
        assertThat(application(only()).how()).isEqualTo("resolved");
        assertThat(application(only()).duration()).isNull();
    }

    @Test
    void an_applied_one_without_a_file_is_missing() {
        rows.applied(1, "a");
        assertThat(only().state()).isEqualTo(MISSING);
        assertThat(only().name()).isEqualTo("1_change_1");
    }

    @Test
    void one_that_mybatis_applied_and_whose_file_is_gone_is_missing() {
        assertThat(rows.changelog(1).state(1)).isEqualTo(MISSING);
    }

    @Test
    void a_pending_one_below_the_highest_applied_is_out_of_order() {
        rows.file(1, "a").file(2, "b").file(3, "c").applied(2, "b");
        assertThat(rows.state(1)).isEqualTo(OUT_OF_ORDER);
        assertThat(rows.state(2)).isEqualTo(APPLIED);
        assertThat(rows.state(3)).isEqualTo(PENDING);
    }

    @Test
    void a_missing_one_overtakes_like_any_applied_one() {
        assertThat(rows.file(1, "a").changelog(2).state(1)).isEqualTo(OUT_OF_ORDER);
    }

    @Test
    void a_failed_transactional_one_is_pending_and_tells_its_last_failure() {
        rows.file(1, "a").failed(1, "a", 0);
        assertThat(only().state()).isEqualTo(PENDING);
        assertThat(failure().error()).contains("42P07");
        assertThat(failure().statement()).startsWith("CREATE TABLE");
        assertThat(failure().by()).isEqualTo("deployer@build-7");
    }

    @Test
    void a_statement_by_statement_one_that_was_refused_midway_is_failed_at_its_position() {
        rows.file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .step(JournalEvent.STEP, 1, "a", 2)
                .failed(1, "a", 2);
        assertThat(only().state()).isEqualTo(FAILED);
        assertThat(only().position()).isEqualTo(2);
        assertThat(only().resumable()).isFalse();
        assertThat(failure().cutOff()).isFalse();
    }

    @Test
    void one_refused_at_its_first_statement_left_nothing_behind_and_is_pending() {
        rows.file(1, "a").step(JournalEvent.STARTED, 1, "a", 0).failed(1, "a", 0);
        assertThat(only().state()).isEqualTo(PENDING);
        assertThat(failure().cutOff()).isFalse();
        assertThat(only().position()).isZero();
    }

    @Test
    void one_that_was_cut_off_is_failed_and_may_go_on_by_itself() {
        rows.file(1, "a").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 1);
        assertThat(only().state()).isEqualTo(FAILED);
        assertThat(only().position()).isEqualTo(1);
        assertThat(only().resumable()).isTrue();
    }

    @Test
    void one_that_was_cut_off_and_edited_since_does_not_go_on_by_itself() {
        rows.file(1, "b").step(JournalEvent.STARTED, 1, "a", 0).step(JournalEvent.STEP, 1, "a", 1);
        assertThat(only().state()).isEqualTo(FAILED);
        assertThat(only().resumable()).isFalse();
    }

    @Test
    void one_that_went_on_and_got_through_is_applied_and_its_failure_forgotten() {
        rows.file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .failed(1, "a", 1)
                .step(JournalEvent.STARTED, 1, "a", 1)
                .applied(1, "a");
        assertThat(only().state()).isEqualTo(APPLIED);
        assertThat(only().failure()).isNull();
    }

    @Test
    void one_that_went_on_and_failed_again_stands_at_the_later_position() {
        rows.file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .failed(1, "a", 1)
                .step(JournalEvent.STARTED, 1, "a", 1)
                .step(JournalEvent.STEP, 1, "a", 2)
                .failed(1, "a", 2);
        assertThat(only().position()).isEqualTo(2);
    }

    @Test
    void a_failed_one_whose_file_was_deleted_is_still_failed() {
        rows.step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .failed(1, "a", 1);
        assertThat(only().state()).isEqualTo(FAILED);
        assertThat(only().file()).isNull();
        assertThat(rows.history().toApply()).isEmpty();
    }

    @Test
    void a_failed_one_that_a_person_rolled_back_is_pending_from_its_beginning() {
        rows.file(1, "a")
                .step(JournalEvent.STARTED, 1, "a", 0)
                .step(JournalEvent.STEP, 1, "a", 1)
                .failed(1, "a", 1)
                .row(JournalEvent.RESOLVED_ROLLED_BACK, 1);
        assertThat(only().state()).isEqualTo(PENDING);
        assertThat(only().rolledBack()).isTrue();
        assertThat(only().position()).isZero();
        assertThat(only().failure()).isNull();
    }

    @Test
    void a_rolled_back_one_that_was_applied_later_is_applied_and_not_rolled_back() {
        rows.file(1, "b")
                .failed(1, "a", 0)
                .row(JournalEvent.RESOLVED_ROLLED_BACK, 1)
                .applied(1, "b");
        assertThat(only().state()).isEqualTo(APPLIED);
        assertThat(only().rolledBack()).isFalse();
    }

    @Test
    void an_old_failure_does_not_outlive_an_undo() {
        rows.file(1, "a")
                .failed(1, "a", 0)
                .applied(1, "a")
                .row(JournalEvent.UNDONE, 1)
                .noChangelog(1);
        assertThat(only().state()).isEqualTo(PENDING);
        assertThat(only().failure()).isNull();
    }

    @Test
    void a_baselined_one_is_applied_with_the_checksum_of_then() {
        rows.file(1, "a").changelog(1).row(JournalEvent.BASELINED, 1, "a", 0, null, null);
        assertThat(only().state()).isEqualTo(APPLIED);
        rows.file(1, "b");
        assertThat(only().state()).isEqualTo(EDITED);
    }

    @Test
    void rows_are_read_in_the_order_of_their_sequence_whatever_order_they_come_in() {
        rows.applied(1, "a").row(JournalEvent.UNDONE, 1);
        JournalEntry first = entry(1, JournalEvent.UNDONE);
        JournalEntry second = entry(2, JournalEvent.APPLIED);
        History history = History.of(
                List.of(), List.of(new ChangelogEntry(MigrationId.of(9), "now", "nine")), List.of(second, first));
        assertThat(application(history.records().get(0)).journal()).isEqualTo(second);
    }

    private static JournalEntry entry(long sequence, JournalEvent event) {
        java.time.Instant at = java.time.Instant.EPOCH;
        return new JournalEntry(
                sequence,
                event,
                MigrationId.of(9),
                "nine",
                "c",
                at,
                at,
                "dev",
                "u",
                "h",
                "v",
                "s",
                0,
                null,
                null,
                null);
    }

    @Test
    void the_last_mark_is_that_of_the_last_row_that_changed_the_schema() {
        rows.file(1, "a").file(2, "b").applied(1, "a").applied(2, "b").failed(3, "c", 0);
        assertThat(rows.history().lastMark().map(SchemaMark::text)).contains("fingerprint2");
    }

    @Test
    void no_mark_holds_once_mybatis_applied_or_undid_something() {
        rows.file(1, "a").file(2, "b").applied(1, "a").changelog(2);
        assertThat(rows.history().lastMark().map(SchemaMark::text)).isEmpty();
        rows.noChangelog(2);
        assertThat(rows.history().lastMark().map(SchemaMark::text)).contains("fingerprint1");
        rows.noChangelog(1);
        assertThat(rows.history().lastMark().map(SchemaMark::text)).isEmpty();
    }

    @Test
    void no_mark_holds_while_a_migration_stands_midway() {
        rows.applied(1, "a").step(JournalEvent.STARTED, 2, "b", 0).step(JournalEvent.STEP, 2, "b", 1);
        assertThat(rows.history().lastMark().map(SchemaMark::text)).isEmpty();
    }

    @Test
    void the_owner_is_the_service_of_the_last_row() {
        rows.applied(1, "a").service("users").applied(2, "b");
        assertThat(rows.history().owner()).contains("users");
    }

    @Test
    void one_row_of_deploy_marks_the_database_for_good() {
        rows.goal("dev").applied(1, "a");
        assertThat(rows.history().markedByDeploy()).isFalse();
        rows.goal("deploy").applied(2, "b").goal("dev").applied(3, "c");
        assertThat(rows.history().markedByDeploy()).isTrue();
    }

    @Test
    void only_files_that_are_in_the_database_are_replayed_as_applied() {
        rows.file(1, "a")
                .file(2, "edited")
                .file(3, "c")
                .applied(1, "a")
                .applied(2, "b")
                .changelog(9);
        assertThat(rows.history().appliedFiles())
                .extracting(file -> file.id().toString())
                .containsExactly("1", "2");
    }
}

package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.commands;
import static io.github.dbmigrate.command.Bench.fact;
import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.renaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

    private static final String PLAIN = "CREATE TABLE event (id int, at date);\n";
    private static final String BY_YEAR = """
            CREATE TABLE event (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            """;
    private static final String REST = "CREATE TABLE event_rest PARTITION OF event DEFAULT;\n";

    private final Bench bench;

    RebuildTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    private Dev.Request accepting(String tables) {
        return accepting("", tables, "");
    }

    private Dev.Request accepting(String loss, String tables, String backfill) {
        return new Dev.Request(bench.service, null, false, loss, tables, "", backfill, null, null, true, bench.run);
    }

    private void given(String schema, String... rows) {
        bench.schema(schema).dev();
        bench.sql(rows);
    }

    private String script(int index) {
        return bench.read("migrations/" + bench.scripts().get(index));
    }

    private String up(int index) {
        String text = script(index);
        return text.substring(0, text.indexOf("-- //@UNDO"));
    }

    /** Runs the down of a script in one transaction, as an undo does. */
    private void undo(int index) {
        String text = script(index);
        bench.sql("BEGIN;" + text.substring(text.indexOf("-- //@UNDO")) + "COMMIT");
    }

    @Test
    void rows_numbers_references_and_rights_survive_there_and_back() {
        String tables = """
                CREATE TABLE kind (id int PRIMARY KEY);
                CREATE TABLE fired (at timestamptz DEFAULT now());
                CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO fired DEFAULT VALUES; RETURN NEW; END';
                CREATE TABLE event (
                    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    no serial,
                    kind int REFERENCES kind,
                    first int REFERENCES event,
                    twice int GENERATED ALWAYS AS (kind * 2) STORED
                )%s
                CREATE TABLE note (event int REFERENCES event);
                CREATE TRIGGER fired BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION fire();
                ALTER TABLE event ENABLE ROW LEVEL SECURITY;
                ALTER TABLE event FORCE ROW LEVEL SECURITY;
                CREATE POLICY few ON event USING (kind = 1);
                CREATE VIEW seen AS SELECT * FROM event;
                """;
        String state =
                "SELECT (SELECT string_agg(e::text, ' ' ORDER BY id) FROM event e) || ' note ' || (SELECT sum(event) FROM"
                        + " note) || ' fired ' || (SELECT count(*) FROM fired) || ' next ' || (SELECT last_value || is_called::text"
                        + " FROM event_id_seq) || ' ' || (SELECT last_value FROM event_no_seq)";
        given(
                tables.formatted(";"),
                "INSERT INTO kind VALUES (1), (2)",
                "INSERT INTO event (kind, first) VALUES (1, NULL), (2, 1), (2, 2), (1, 3), (1, 1)",
                "INSERT INTO note VALUES (1), (3)",
                "DELETE FROM event WHERE id >= 4");
        String before = bench.value(state);
        assertThat(before).endsWith("(3,3,2,2,4) note 4 fired 5 next 5true 5");

        bench.schema(tables.formatted(" PARTITION BY HASH (id);\n"
                        + "CREATE TABLE event_0 PARTITION OF event FOR VALUES WITH (MODULUS 1, REMAINDER 0);"))
                .dev(accepting("event"));
        assertThat(bench.value(state)).isEqualTo(before);
        assertThat(bench.value("SELECT count(*) FROM event_0")).isEqualTo("3");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");

        undo(1);
        assertThat(bench.value(state)).isEqualTo(before);
        assertThat(bench.exists("event_0")).isFalse();
        assertThat(bench.exists("event_old")).isFalse();
    }

    @Test
    void without_consent_the_refusal_names_the_table_its_rows_and_the_command() {
        given(PLAIN, "INSERT INTO event VALUES (1, '2025-05-05')");
        Problem problem = problem(() -> bench.schema(BY_YEAR).dev());
        assertThat(problem.code()).isEqualTo(ProblemCode.TABLE_REBUILD);
        assertThat(fact(problem, "event")).contains("1 row to copy");
        assertThat(commands(problem)).contains("mvn db-migrate:dev -Ddb-migrate.acceptRebuild=event");
        assertThat(bench.scripts()).hasSize(1);
        assertThat(bench.value("SELECT count(*) FROM event")).isEqualTo("1");
    }

    @Test
    void consent_to_all_is_enough_and_consent_to_another_table_is_none() {
        given(PLAIN);
        bench.schema(BY_YEAR);
        assertThat(problem(() -> bench.dev(accepting("events"))).code()).isEqualTo(ProblemCode.TABLE_REBUILD);
        bench.dev(accepting("all"));
        Problem problem = problem(() -> bench.schema(BY_YEAR + REST).dev(accepting("event")));
        assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID);
        assertThat(fact(problem, "would be made anew")).isEqualTo("nothing");
    }

    @Test
    void a_terminal_is_asked() {
        given(PLAIN, "INSERT INTO event VALUES (1, '2025-05-05')");
        bench.schema(BY_YEAR).console.answering("n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.CANCELLED);
        bench.console.answering("y", "");
        bench.dev();
        assertThat(bench.console.questions).contains("Copy all these rows?");
        assertThat(bench.value("SELECT count(*) FROM event_2025")).isEqualTo("1");
    }

    @Test
    void the_script_says_what_it_copies_and_that_nobody_uses_the_table_meanwhile() {
        given(PLAIN, "INSERT INTO event VALUES (1, '2025-05-05')");
        bench.schema(BY_YEAR).dev(accepting("event"));
        assertThat(script(1).replaceAll("\\s+--\\s+", " "))
                .contains("What it does: creates table event_2025; rebuilds table event.")
                .contains("What it copies: all rows of event into a new table.")
                .contains("ACCESS EXCLUSIVE")
                .contains("event had 1 row.")
                .contains("What it loses: nothing.")
                .contains("The undo copies all rows of event.");
        assertThat(bench.console.lines).anyMatch(line -> line.contains("nobody else can read or write it"));
        assertThat(bench.scripts().get(1)).endsWith("_rebuild_event.sql");
    }

    @Test
    void rows_that_no_partition_takes_are_counted_beforehand_and_nothing_is_lost() {
        given(PLAIN, "INSERT INTO event VALUES (1, '2025-05-05'), (2, '2024-05-05'), (3, NULL)");
        Problem problem = problem(() -> bench.schema(BY_YEAR).dev(accepting("event")));
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "event"))
                .contains("No partition of event takes 2 rows.")
                .contains("2024-05-05");
        assertThat(commands(problem)).contains("CREATE TABLE event_default PARTITION OF event DEFAULT;");
        assertThat(bench.value("SELECT count(*) FROM event")).isEqualTo("3");
        assertThat(bench.scripts()).hasSize(1);
        bench.schema(BY_YEAR + REST).dev(accepting("event"));
        assertThat(bench.value("SELECT count(*) FROM event_rest")).isEqualTo("2");
    }

    @Test
    void a_row_that_came_since_fails_the_whole_script_where_it_is_deployed() {
        given(PLAIN);
        bench.schema(BY_YEAR).dev(accepting("event"));
        undo(1);
        bench.sql(
                "DELETE FROM changelog WHERE id = (SELECT max(id) FROM changelog)",
                "INSERT INTO event VALUES (1, NULL)");
        assertThat(problem(bench::deploy).code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(bench.value("SELECT count(*) FROM event")).isEqualTo("1");
    }

    @Test
    void what_the_copy_leaves_out_or_converts_with_loss_needs_consent_of_its_own() {
        given(
                "CREATE TABLE event (id text, at date, note text);",
                "INSERT INTO event VALUES ('007', '2025-05-05', 'a')");
        bench.schema(BY_YEAR);
        Problem problem = problem(() -> bench.dev(accepting("event")));
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_LOSS);
        assertThat(fact(problem, "event.note")).contains("dropped with 1 value");
        assertThat(fact(problem, "event.id")).contains("from text to integer, which alters 1 value");
        bench.dev(accepting("event.id,event.note", "event", ""));
        assertThat(script(1).replaceAll("\\s+--\\s+", " "))
                .contains("What it loses: whatever is in column event.note, and what the new type cannot keep of column"
                        + " event.id where it runs.");
        assertThat(bench.value("SELECT id FROM event")).isEqualTo("7");
    }

    @Test
    void a_value_that_cannot_be_converted_is_told_by_its_column() {
        given("CREATE TABLE event (id text, at date);", "INSERT INTO event VALUES ('x', '2025-05-05')");
        Problem problem = problem(() -> bench.schema(BY_YEAR).dev(accepting("event.id", "event", "")));
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_CONFLICT);
        assertThat(fact(problem, "event.id")).contains("1 value cannot be converted");
    }

    @Test
    void rows_without_a_value_are_filled_while_they_are_copied() {
        given(PLAIN, "INSERT INTO event VALUES (NULL, '2025-05-05')");
        bench.schema(BY_YEAR.replace("id int,", "id int NOT NULL, who text NOT NULL,"))
                .dev(accepting("", "event", "event.id:7,event.who:'nobody'"));
        assertThat(bench.value("SELECT id || who FROM event")).isEqualTo("7nobody");
    }

    @Test
    void partitions_that_leave_keep_their_rows_and_the_others_give_theirs_to_the_table() {
        given(BY_YEAR + REST, "INSERT INTO event VALUES (1, '2025-05-05'), (2, '2024-05-05'), (3, '2025-06-06')");
        bench.schema(PLAIN + "CREATE TABLE event_2025 (id int, at date);").dev(accepting("event"));
        assertThat(bench.value("SELECT (SELECT sum(id) FROM event) || ' ' || (SELECT sum(id) FROM event_2025)"))
                .isEqualTo("2 4");
    }

    @Test
    void all_generations_of_partitions_are_there_before_the_rows_come() {
        String deep = """
                CREATE TABLE event (id int, at date, PRIMARY KEY (id, at)) PARTITION BY %s (at);
                CREATE TABLE event_1 PARTITION OF event DEFAULT PARTITION BY LIST (id);
                CREATE TABLE event_1_1 PARTITION OF event_1 DEFAULT;
                CREATE INDEX event_at ON event (at);
                """;
        given(deep.formatted("RANGE"), "INSERT INTO event VALUES (1, '2025-05-05')");
        bench.schema(deep.formatted("LIST")).dev(accepting("event"));
        assertThat(bench.value("SELECT count(*) FROM event_1_1")).isEqualTo("1");
        undo(1);
        assertThat(bench.value("SELECT count(*) FROM event_1_1")).isEqualTo("1");
    }

    @Test
    void a_table_that_becomes_the_first_partition_is_attached_without_a_copy() {
        given(PLAIN, "INSERT INTO event VALUES (1, '2025-05-05')");
        bench.schema(BY_YEAR.replace("CREATE TABLE event_2025", "-- @renamed from=event\nCREATE TABLE event_2025"))
                .dev();
        assertThat(up(1)).contains("ATTACH PARTITION").doesNotContain("INSERT INTO");
        assertThat(bench.value("SELECT count(*) FROM event_2025")).isEqualTo("1");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        undo(1);
        assertThat(bench.value("SELECT count(*) FROM event")).isEqualTo("1");
    }

    @Test
    void a_rename_on_the_command_line_makes_way_for_a_partitioned_table_too() {
        String keyed = "CREATE TABLE event (id int, at date, PRIMARY KEY (id, at));\n";
        given(keyed, "INSERT INTO event VALUES (1, '2025-05-05')");
        bench.schema(
                        keyed.replace("))", ")) PARTITION BY RANGE (at)")
                                + "CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');")
                .dev(renaming(bench, "event:event_2025"));
        assertThat(up(1)).doesNotContain("INSERT INTO");
        assertThat(bench.value("SELECT id FROM event_2025")).isEqualTo("1");
        bench.sql("INSERT INTO event VALUES (2, '2025-06-06')");
        undo(1);
        assertThat(bench.value("SELECT sum(id) FROM event")).isEqualTo("3");
    }

    @Test
    void a_policy_that_is_forced_on_the_owner_hides_no_row_from_the_copy() {
        String secured = """
                ALTER TABLE event ENABLE ROW LEVEL SECURITY;
                ALTER TABLE event FORCE ROW LEVEL SECURITY;
                CREATE POLICY one ON event USING (id = 1);
                """;
        given(PLAIN + secured, "INSERT INTO event VALUES (1, '2025-05-05'), (2, '2025-06-06')");
        bench.schema(BY_YEAR + secured).dev(accepting("event"));
        String text = up(1);
        String owner = "rebuild_owner_" + bench.settings.database().replaceAll("\\D", "");
        undo(1);
        bench.sql(
                "CREATE ROLE " + owner,
                "GRANT CREATE ON SCHEMA public TO " + owner,
                "ALTER TABLE event OWNER TO " + owner,
                "BEGIN; SET LOCAL ROLE " + owner + ";" + text + "COMMIT");
        assertThat(bench.value("SELECT count(*) FROM event")).isEqualTo("2");
        assertThat(bench.value("SELECT relowner::regrole FROM pg_class WHERE relname = 'event'"))
                .isEqualTo(owner);
        bench.sql("DROP OWNED BY " + owner);
        bench.dropRole(owner);
    }
}

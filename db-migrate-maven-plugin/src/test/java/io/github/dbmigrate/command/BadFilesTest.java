package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.place;
import static io.github.dbmigrate.command.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no goal can take: each goal says so, with the code of the cause, and does nothing else. */
class BadFilesTest {

    private static final String USERS = "CREATE TABLE users (id int);\n-- //@UNDO\nDROP TABLE users;\n";

    @TempDir
    Path directory;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(directory).schema("CREATE TABLE users (id int);\n").emptyDirectory();
    }

    /** One bad file each, beside a good one. */
    enum BadFile {
        WITHOUT_NUMBER(ProblemCode.FILE_NAME_INVALID, "create_orders.sql", "SELECT 1;"),
        NUMBER_TWICE(ProblemCode.MIGRATION_ID_DUPLICATE, "01_orders.sql", "SELECT 1;"),
        EMPTY(ProblemCode.MIGRATION_EMPTY, "2_orders.sql", ""),
        NOT_UTF_8(ProblemCode.FILE_ENCODING, "2_orders.sql", "-- Größe\nSELECT 1;"),
        NUL(ProblemCode.FILE_ENCODING, "2_orders.sql", "SELECT '\0';"),
        UPPER_CASE(ProblemCode.FILE_NAME_INVALID, "2_ORDERS.SQL", "SELECT 1;"),
        DIRECTIVE(ProblemCode.DIRECTIVE_INVALID, "2_orders.sql", "-- db-migrate: notransaction\nSELECT 1;"),
        CONNECT(ProblemCode.SCRIPT_UNSUPPORTED, "2_orders.sql", "\\connect orders\nSELECT 1;"),
        COPY(ProblemCode.SCRIPT_UNSUPPORTED, "2_orders.sql", "COPY users FROM stdin;\n1\n\\.\n"),
        OPEN_QUOTE(ProblemCode.SCRIPT_UNTERMINATED, "2_orders.sql", "SELECT 'open;\n");

        private final ProblemCode code;
        private final String name;
        private final String text;

        BadFile(ProblemCode code, String name, String text) {
            this.code = code;
            this.name = name;
            this.text = text;
        }

        void put(Bench bench) throws IOException {
            Files.writeString(bench.service.migrations().resolve(name), text, StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deploy_stops_before_anything_runs(BadFile file) throws IOException {
        bench.migration("1_users.sql", USERS);
        file.put(bench);
        bench.sign();

        assertTells(problem(bench::deploy), file.code);
        assertThat(bench.exists("users")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void deploy_tells_the_first_by_number_of_several_that_no_connection_can_run(int first) {
        for (int number = 1; number <= 5; number++) {
            String name = number + "_step.sql";
            bench.migration(
                    name, number < first ? "SELECT 1;" : number == first ? "\\connect shop\n" : "SELECT 'open;\n");
        }

        Problem problem = problem(bench::deploy);

        assertTells(problem, ProblemCode.SCRIPT_UNSUPPORTED);
        assertThat(problem.headline()).contains(first + "_step.sql");
        assertThat(bench.changelog()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WITHOUT_NUMBER", "NOT_UTF_8", "DIRECTIVE", "COPY"})
    void dev_stops_before_anything_runs_or_is_written(BadFile file) throws IOException {
        bench.migration("1_users.sql", USERS);
        file.put(bench);
        bench.sign();

        assertTells(problem(bench::dev), file.code);
        assertThat(bench.exists("users")).isFalse();
        assertThat(bench.scripts()).noneMatch(name -> name.startsWith("20261123"));
    }

    @Test
    void status_tells_all_of_them_at_once() throws IOException {
        bench.migration("1_users.sql", USERS);
        BadFile.WITHOUT_NUMBER.put(bench);
        BadFile.NUMBER_TWICE.put(bench);
        BadFile.NOT_UTF_8.put(bench);
        BadFile.UPPER_CASE.put(bench);

        assertThat(bench.status().problems())
                .extracting(Problem::code)
                .contains(
                        ProblemCode.FILE_NAME_INVALID,
                        ProblemCode.MIGRATION_ID_DUPLICATE,
                        ProblemCode.FILE_ENCODING,
                        ProblemCode.SUM_MISMATCH);
    }

    @Test
    void comments_only_a_byte_order_mark_and_crlf_are_good_files() {
        bench.migration("1_users.sql", "\uFEFF-- // users\r\n" + USERS.replace("\n", "\r\n"))
                .migration("2_nothing.sql", "-- // nothing; it is kept for its number\n");

        assertThat(bench.deploy().applied()).hasSize(2);
        assertThat(bench.changelog()).isEqualTo("1,2");
    }

    @Test
    void a_merge_conflict_in_the_sum_file_stops_deploy_and_dev() throws IOException {
        bench.migration("1_users.sql", USERS);
        Path sum = bench.service.migrations().resolve("migrations.sum");
        Files.writeString(sum, "<<<<<<< HEAD\n" + Files.readString(sum) + "=======\n>>>>>>> other\n");

        assertTells(problem(bench::deploy), ProblemCode.SUM_INVALID);
        assertTells(problem(bench::dev), ProblemCode.SUM_INVALID);
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void a_script_edited_before_it_was_applied_is_signed_by_dev_and_refused_by_deploy() {
        bench.migration("1_users.sql", "CREATE TABLE other (id int);\n").unsigned("1_users.sql", USERS);

        assertTells(problem(bench::deploy), ProblemCode.SUM_MISMATCH);
        bench.dev();
        assertThat(bench.exists("users")).isTrue();
        assertThat(bench.deploy().applied()).isEmpty();
    }

    @Test
    void a_place_that_cannot_be_written_leaves_no_half_of_a_migration() throws IOException {
        Path inTheWay = bench.service.migrations().resolve(".20261123080000_first.sql.tmp");
        Files.createDirectories(inTheWay.resolve("so that it cannot be removed"));
        Dev.Request request = bench.request();

        Problem problem = problem(() -> bench.dev(named(request, "first")));

        assertThat(problem.code()).isEqualTo(ProblemCode.DIRECTORY_UNWRITABLE);
        assertThat(bench.scripts()).isEmpty();
        assertThat(bench.service.migrations().resolve("migrations.sum")).doesNotExist();
        assertThat(bench.exists("users")).isFalse();
    }

    @Test
    void a_name_that_is_no_file_name_is_refused() {
        assertThat(problem(() -> bench.dev(named(bench.request(), "../first"))).code())
                .isEqualTo(ProblemCode.NAME_INVALID);
        assertThat(bench.scripts()).isEmpty();
    }

    @Test
    void a_desired_state_that_is_missing_wrong_or_not_sql_is_told_with_its_place() throws IOException {
        bench.schema("CREATE TABLE users (\n  id itn\n);\n");
        Problem wrong = problem(bench::dev);
        assertThat(wrong.code()).isEqualTo(ProblemCode.SCHEMA_FILE_INVALID);
        assertThat(place(wrong)).endsWith("src/main/db/schema.sql:2:6");

        bench.schema("CREATE TABLE users (id int);\n\\connect other\n");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCRIPT_UNSUPPORTED);

        Files.delete(bench.service.sources().resolve("schema.sql"));
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.SCHEMA_FILE_MISSING);
        assertThat(bench.scripts()).isEmpty();
    }

    @Test
    void several_files_of_the_desired_state_are_read_in_path_order() throws IOException {
        Files.delete(bench.service.sources().resolve("schema.sql"));
        bench.source("schema/20_orders.sql", "CREATE TABLE orders (users_id int REFERENCES users (id))")
                .source("schema/10_users.sql", "CREATE TABLE users (id int PRIMARY KEY)");

        bench.dev();

        assertThat(bench.exists("orders")).isTrue();
        assertThat(bench.dev().written()).isNull();
    }

    private static Dev.Request named(Dev.Request request, String name) {
        return new Dev.Request(
                request.service(),
                name,
                request.createOnly(),
                request.acceptDataLoss(),
                request.acceptRebuild(),
                request.rename(),
                request.backfill(),
                request.resume(),
                request.client(),
                request.seed(),
                request.settings());
    }

    /** The goal's own code, or that of the only cause among its facts. */
    private static void assertTells(Problem problem, ProblemCode code) {
        boolean within = problem.facts().stream().anyMatch(fact -> (fact.name() + fact.value()).contains(code.label()));
        assertThat(problem.code() == code || within)
                .as("%s in %s", code, problem)
                .isTrue();
        assertThat(problem.remedies()).isNotEmpty();
    }
}

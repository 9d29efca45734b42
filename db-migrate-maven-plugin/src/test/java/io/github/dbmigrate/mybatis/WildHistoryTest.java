package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.schema.Fingerprint;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts as real histories hold them, a file each under {@code scripts-in-the-wild}: those in {@code taken} run up and down
 * in one database, those in {@code refused} stop. What is expected stands in the leading comments of each.
 */
class WildHistoryTest {

    private static final Pattern TRANSACTIONAL = Pattern.compile("(?m)^-- transactional: (true|false)\\r?$");
    private static final Pattern THEN = Pattern.compile("(?m)^-- then: (.+) => (.*?)\\r?$");
    private static final Pattern REFUSED = Pattern.compile("(?m)^-- refused: (DBM-\\d+) (.+) line (\\d+)$");

    @TempDir
    Path module;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(module);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_history_of_all_of_them_runs_and_is_recorded_and_runs_back() throws IOException {
        runsAndRunsBack(text -> text);
    }

    @Test
    void the_same_history_with_byte_order_marks_and_crlf_does_too() throws IOException {
        runsAndRunsBack(text -> "\uFEFF" + text.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_run_stops_with_its_place_and_leaves_nothing(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher expected = found(REFUSED, text);

        Problem problem = bench.applyFails(file.getFileName().toString(), text);

        assertThat(problem.code().label()).isEqualTo(expected.group(1));
        assertThat(problem.toString()).contains(expected.group(2));
        assertThat(line(problem)).isEqualTo(Integer.parseInt(expected.group(3)));
        assertThat(bench.changelog()).isEmpty();
        assertThat(bench.journal()).allMatch(row -> row.startsWith("failed") || row.startsWith("started"));
        assertThat(bench.value("SELECT count(*) FROM pg_class WHERE relname LIKE 'b_'"))
                .isEqualTo("0");
    }

    private void runsAndRunsBack(UnaryOperator<String> change) throws IOException {
        for (Path file : files("taken")) {
            bench.write(file.getFileName().toString(), change.apply(Files.readString(file)));
        }
        MigrationsDirectory directory = MigrationsDirectory.read(bench.migrations());
        assertThat(directory.problems()).isEmpty();
        List<String> before = schema();
        List<Migration> migrations = directory.migrations();

        for (Migration migration : migrations) {
            runs(migration);
        }
        assertThat(bench.changelog())
                .containsExactlyElementsOf(migrations.stream()
                        .map(each -> each.id() + " " + each.description())
                        .toList());

        List<Migration> backwards = new ArrayList<>(migrations);
        Collections.reverse(backwards);
        backwards.forEach(migration -> bench.undo(MigrationScript.read(migration)));
        assertThat(bench.changelog()).isEmpty();
        assertThat(schema()).isEqualTo(before);
    }

    private void runs(Migration migration) throws IOException {
        String text = Files.readString(migration.file());
        boolean transactional = Boolean.parseBoolean(found(TRANSACTIONAL, text).group(1));
        Matcher then = found(THEN, text);

        var outcome = bench.apply(MigrationScript.read(migration), 0);

        assertThat(outcome.transactional()).as(migration.fileName()).isEqualTo(transactional);
        assertThat(bench.value(then.group(1))).as(migration.fileName()).isEqualTo(then.group(2));
        assertThat(bench.lastJournal().event().label()).isEqualTo("applied");
        assertThat(bench.lastJournal().id()).isEqualTo(migration.id());
        assertThat(bench.lastJournal().checksum())
                .isEqualTo(migration.checksum().hex());
    }

    private List<String> schema() {
        return Fingerprint.of(bench.other.readCatalog(bench.scope)).lines();
    }

    private static int line(Problem problem) {
        Excerpt excerpt = problem.excerpt();
        return excerpt == null ? 0 : excerpt.line();
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher;
    }

    static List<Path> refused() throws IOException {
        return files("refused");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(resources().resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(WildHistoryTest.class.getResource("/scripts-in-the-wild"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

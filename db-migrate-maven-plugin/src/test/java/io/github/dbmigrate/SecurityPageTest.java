package io.github.dbmigrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md promises is held by the tests that it names. */
class SecurityPageTest {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern PROJECT = Pattern.compile("`(it/\\w+)`");

    private final String page = read(ROOT.resolve("docs/security.md"));

    @Test
    void every_test_that_the_page_names_is_there() throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(page);
        int tests = 0;
        while (named.find()) {
            tests++;
            String source = source(named.group(1));
            if (!source.contains("void " + named.group(2) + "(")) {
                missing.add(named.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(tests).isGreaterThan(20);
    }

    @Test
    void every_project_that_the_page_names_is_there() {
        assertThat(PROJECT.matcher(page).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(project ->
                        assertThat(ROOT.resolve(project).resolve("pom.xml")).exists());
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("db-migrate-maven-plugin/src/test/java"))) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".java"))
                    .map(SecurityPageTest::read)
                    .reduce("", String::concat);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

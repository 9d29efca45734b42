package io.github.dbmigrate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every message and table to a file of {@code golden/messages}. With {@code -Dgolden.rewrite} the files are written
 * anew and the test fails all the same: look at the difference, then run it without.
 */
class MessagesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "messages");

    @Test
    void messages_and_tables_are_as_they_were() throws IOException {
        Map<String, String> actual = Messages.all();
        if (System.getProperty("golden.rewrite") != null) {
            rewrite(actual);
            fail(FOLDER + " was written anew; read the difference");
        }
        assertThat(actual).isEqualTo(golden());
    }

    @Test
    void no_line_is_longer_than_the_width_but_for_what_must_be_copied_whole() {
        List<String> lines = message("problem_with_excerpt_narrow.txt").lines().toList();
        assertThat(lines).filteredOn(line -> line.length() > 72).isEmpty();
    }

    @Test
    void colour_changes_nothing_but_the_colour() {
        String coloured = message("problem_in_colour.txt");
        assertThat(coloured.replaceAll("␛\\[[0-9]+m", "").replace("\n", " ").replaceAll(" +", " "))
                .isEqualTo(
                        message("problem_with_excerpt.txt").replace("\n", " ").replaceAll(" +", " "));
    }

    private static String message(String name) {
        return Objects.requireNonNull(Messages.all().get(name));
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
            }
        }
        return texts;
    }

    private static void rewrite(Map<String, String> texts) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(FOLDER.resolve(text.getKey()), text.getValue());
        }
    }
}

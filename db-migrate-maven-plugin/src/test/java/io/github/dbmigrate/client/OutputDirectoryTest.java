package io.github.dbmigrate.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a source root stays the very file it was, so that nothing is compiled again, and what does not. */
class OutputDirectoryTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void writeFirst() throws IOException {
        root = folder.resolve("sources");
        replace(Map.of("a/A.java", "class A {}", "a/B.java", "class B {}"));
        Files.setLastModifiedTime(root.resolve("a/A.java"), LONG_AGO);
        Files.setLastModifiedTime(root.resolve("a/B.java"), LONG_AGO);
    }

    private void replace(Map<String, String> files) throws IOException {
        TreeMap<String, SourceText> marked = new TreeMap<>();
        files.forEach((path, text) -> marked.put(path, new SourceText(OutputDirectory.MARK + "\n" + text)));
        OutputDirectory directory = new OutputDirectory(root);
        directory.replace(directory.present(), marked);
    }

    private String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    private FileTime time(String file) throws IOException {
        return Files.getLastModifiedTime(root.resolve(file));
    }

    private @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void nothing_is_touched_where_nothing_changed() throws IOException {
        Object directory = key(root);
        replace(Map.of("a/A.java", "class A {}", "a/B.java", "class B {}"));
        assertThat(key(root)).isEqualTo(directory);
        assertThat(time("a/A.java")).isEqualTo(LONG_AGO);
    }

    @Test
    void an_unchanged_file_stays_the_same_file_beside_one_that_changes_one_that_comes_and_one_that_goes()
            throws IOException {
        Object file = key(root.resolve("a/A.java"));
        replace(Map.of("a/A.java", "class A {}", "a/B.java", "class B { int b; }"));
        assertThat(text("a/B.java")).contains("int b");
        assertThat(time("a/B.java")).isNotEqualTo(LONG_AGO);
        replace(Map.of("a/A.java", "class A {}", "a/C.java", "class C {}"));

        assertThat(root.resolve("a/B.java")).doesNotExist();
        assertThat(key(root.resolve("a/A.java"))).isEqualTo(file);
        assertThat(time("a/A.java")).isEqualTo(LONG_AGO);
        assertThat(folder).isDirectoryNotContaining("glob:**db-migrate-*");
    }

    @Test
    void an_edit_of_a_file_does_not_come_along_when_another_file_changes() throws IOException {
        Files.writeString(root.resolve("a/A.java"), OutputDirectory.MARK + "\nclass A { int edited; }");
        Files.setLastModifiedTime(root.resolve("a/A.java"), LONG_AGO);
        replace(Map.of("a/A.java", "class A {}", "a/B.java", "class B { int b; }"));

        assertThat(text("a/A.java")).endsWith("class A {}");
        assertThat(time("a/A.java")).isNotEqualTo(LONG_AGO);
    }

    @Test
    void a_changed_file_is_a_new_one_and_who_has_the_old_one_keeps_it_whole() throws IOException {
        Path old = Files.createLink(folder.resolve("old"), root.resolve("a/A.java"));
        replace(Map.of("a/A.java", "class A { int a; }", "a/B.java", "class B {}"));

        assertThat(text("a/A.java")).contains("int a");
        assertThat(Files.readString(old)).endsWith("class A {}");
    }
}

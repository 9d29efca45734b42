package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinariesArchiveTest {

    @TempDir
    Path directory;

    @Test
    void files_keep_their_content_and_whether_they_can_be_run() throws IOException {
        Path jar = jar(tar -> {
            file(tar, "bin/postgres", 0755, "program");
            file(tar, "share/sample", 0600, "text");
        });
        Path into = into();
        BinariesArchive.unpack(jar, into);
        assertThat(into.resolve("bin/postgres")).hasContent("program").isExecutable();
        assertThat(into.resolve("share/sample")).hasContent("text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(into.resolve("share/sample"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void links_stay_links() throws IOException {
        Path jar = jar(tar -> {
            file(tar, "lib/libpq.so.5.17", 0755, "library");
            link(tar, "lib/libpq.so.5", "libpq.so.5.17");
            link(tar, "lib/up", "../lib/libpq.so.5");
        });
        Path into = into();
        BinariesArchive.unpack(jar, into);
        assertThat(into.resolve("lib/libpq.so.5")).isSymbolicLink().hasContent("library");
        assertThat(into.resolve("lib/up")).isSymbolicLink().hasContent("library");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "bin/../../outside"})
    void a_file_outside_is_refused(String name) throws IOException {
        Path jar = jar(tar -> file(tar, name, 0644, "evil"));
        assertThatThrownBy(() -> BinariesArchive.unpack(jar, into())).isInstanceOf(IOException.class);
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void a_file_with_an_absolute_path_is_refused() throws IOException {
        Path outside = directory.resolve("outside");
        Path jar = jar(tar -> file(tar, outside.toString(), 0644, "evil"));
        assertThatThrownBy(() -> BinariesArchive.unpack(jar, into())).isInstanceOf(IOException.class);
        assertThat(outside).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/etc"})
    void a_link_to_the_outside_is_refused(String target) throws IOException {
        Path jar = jar(tar -> link(tar, "lib/evil", target));
        assertThatThrownBy(() -> BinariesArchive.unpack(jar, into())).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_is_not_written_through_a_link() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Path jar = jar(tar -> {
            file(tar, "share/sample", 0644, "text");
            link(tar, "lib/a", "../share");
            link(tar, "lib/a/b", "../../outside");
            file(tar, "lib/a/b/evil", 0644, "evil");
        });
        assertThatThrownBy(() -> BinariesArchive.unpack(jar, into())).isInstanceOf(IOException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_link_that_means_another_place_than_it_says_is_refused() throws IOException {
        Path jar = jar(tar -> {
            link(tar, "lib/up", "..");
            link(tar, "lib/evil", "up/../outside");
        });
        assertThatThrownBy(() -> BinariesArchive.unpack(jar, into())).isInstanceOf(IOException.class);
    }

    @Test
    void a_jar_without_an_archive_is_a_problem_that_names_it() throws IOException {
        Path jar = directory.resolve("empty.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
        assertUnusable(jar);
    }

    @Test
    void a_damaged_jar_is_a_problem_that_names_it() throws IOException {
        Path jar = directory.resolve("damaged.jar");
        byte[] whole = Files.readAllBytes(ThrowAwayServer.jar(17));
        Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertUnusable(jar);
    }

    @Test
    void an_archive_without_the_programs_is_a_problem_that_names_it() throws IOException {
        assertUnusable(jar(tar -> file(tar, "bin/postgres", 0755, "program")));
    }

    private void assertUnusable(Path jar) {
        PgCtlServer server = new PgCtlServer(directory.resolve("state"), "17.11.0", null, () -> jar, notice -> {});
        assertThatThrownBy(server::start).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_BINARIES);
            assertThat(e.problem().facts())
                    .anySatisfy(fact -> assertThat(fact.value()).isEqualTo(jar.toString()));
            assertThat(e.problem().remedies())
                    .anySatisfy(remedy -> assertThat(remedy.commands()).contains("rm '" + jar + "'"));
        });
        assertThat(server.find()).isEmpty();
    }

    private Path into() throws IOException {
        return Files.createDirectories(directory.resolve("home"));
    }

    private interface Content {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private Path jar(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            content.write(tar);
        }
        Path jar = directory.resolve("binaries.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("postgres-linux-x86_64.txz"));
            bytes.writeTo(zip);
        }
        return jar;
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}

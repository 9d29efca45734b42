package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFolderTest {

    @TempDir
    Path root;

    private Path module;
    private Path elsewhere;

    @BeforeEach
    void makeModule() throws IOException {
        module = Files.createDirectory(root.resolve("auth"));
        elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    }

    private BuildFolder folder(String path) {
        return new BuildFolder(module.resolve(path), module);
    }

    @Test
    void a_file_is_written_whole_and_nothing_else_is_left() throws IOException {
        folder("target/db-migrate").write("deploy.json", "old");
        folder("target/db-migrate").write("deploy.json", "new");

        Path written = module.resolve("target/db-migrate");
        assertThat(written.resolve("deploy.json")).hasContent("new");
        assertThat(written).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_secret_is_born_for_its_owner_alone_whatever_was_there() throws IOException {
        folder("target").write("pg_service.conf", "old");
        Path file = folder("target").writeSecret("pg_service.conf", "password=x");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("password=x");
    }

    @Test
    void a_link_in_the_place_of_a_file_is_replaced() throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "untouched");
        Files.createDirectories(module.resolve("target"));
        Files.createSymbolicLink(module.resolve("target/deploy.json"), victim);
        Files.createSymbolicLink(module.resolve("target/.deploy.json.tmp"), victim);
        folder("target").write("deploy.json", "new");

        assertThat(victim).hasContent("untouched");
        assertThat(module.resolve("target/deploy.json")).hasContent("new");
    }

    @Test
    void a_folder_that_is_a_link_out_of_the_module_is_not_written_into() throws IOException {
        Files.createSymbolicLink(module.resolve("target"), elsewhere);

        assertThatThrownBy(() -> folder("target/db-migrate").write("deploy.json", "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the module");
        assertThatThrownBy(() -> folder("target/generated-sources").required())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.DIRECTORY_UNWRITABLE));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_link_to_another_folder_of_the_module_is_followed() throws IOException {
        Files.createSymbolicLink(module.resolve("target"), Files.createDirectory(module.resolve("build")));
        folder("target/db-migrate").write("deploy.json", "x");
        assertThat(module.resolve("build/db-migrate/deploy.json")).hasContent("x");
    }

    @Test
    void a_folder_that_the_pom_puts_elsewhere_is_the_users_word() throws IOException {
        new BuildFolder(elsewhere.resolve("out"), module).write("deploy.json", "x");
        assertThat(elsewhere.resolve("out/deploy.json")).hasContent("x");
    }
}

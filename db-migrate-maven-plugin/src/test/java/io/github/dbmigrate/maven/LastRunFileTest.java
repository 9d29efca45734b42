package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunFileTest {

    private static final Checksum SCHEMA = Checksum.of("CREATE TABLE t ();");
    private static final Checksum OTHER = Checksum.of("CREATE TABLE u ();");

    @TempDir
    Path module;

    @Test
    void the_same_inputs_are_settled_and_no_others() {
        lastRun().remember("inputs", SCHEMA);

        assertThat(lastRun().settled("inputs")).isTrue();
        assertThat(lastRun().settled("others")).isFalse();
    }

    @Test
    void another_schema_is_told_from_the_one_remembered() {
        lastRun().remember("inputs", SCHEMA);

        assertThat(lastRun().hadOther(OTHER)).isTrue();
        assertThat(lastRun().hadOther(SCHEMA)).isFalse();
    }

    @Test
    void who_remembers_nothing_knows_of_no_other_schema() {
        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().hadOther(SCHEMA)).isFalse();
    }

    @Test
    void what_another_build_wrote_does_not_count() throws IOException {
        lastRun().remember("inputs", SCHEMA);
        Path file = module.resolve("target/db-migrate/dev.settled");
        Files.writeString(file, "inputs\n" + SCHEMA.hex() + "\n1 2\n");

        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().hadOther(OTHER)).isFalse();
    }

    @Test
    void a_file_that_broke_off_does_not_count() throws IOException {
        lastRun().remember("inputs", SCHEMA);
        Path file = module.resolve("target/db-migrate/dev.settled");
        Files.writeString(file, "inputs\n");

        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().hadOther(OTHER)).isFalse();
    }

    private LastRunFile lastRun() {
        return new LastRunFile(new BuildFolder(module.resolve("target/db-migrate"), module), "dev");
    }
}

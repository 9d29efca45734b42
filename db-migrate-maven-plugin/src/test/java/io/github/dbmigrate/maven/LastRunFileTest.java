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
    void only_the_schema_that_is_remembered_may_be_settled() {
        lastRun().remember("inputs", SCHEMA);

        assertThat(lastRun().maySettle(OTHER)).isFalse();
        assertThat(lastRun().maySettle(SCHEMA)).isTrue();
    }

    @Test
    void where_nothing_is_remembered_no_schema_may_be_settled() {
        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().maySettle(SCHEMA)).isFalse();
    }

    @Test
    void what_another_build_wrote_does_not_count() throws IOException {
        lastRun().remember("inputs", SCHEMA);
        Path file = module.resolve("target/db-migrate/dev.settled");
        Files.writeString(file, "inputs\n" + SCHEMA.hex() + "\n1 2\n");

        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().maySettle(SCHEMA)).isFalse();
    }

    @Test
    void a_file_that_broke_off_does_not_count() throws IOException {
        lastRun().remember("inputs", SCHEMA);
        Path file = module.resolve("target/db-migrate/dev.settled");
        Files.writeString(file, "inputs\n");

        assertThat(lastRun().settled("inputs")).isFalse();
        assertThat(lastRun().maySettle(SCHEMA)).isFalse();
    }

    private LastRunFile lastRun() {
        return new LastRunFile(new BuildFolder(module.resolve("target/db-migrate"), module), "dev");
    }
}

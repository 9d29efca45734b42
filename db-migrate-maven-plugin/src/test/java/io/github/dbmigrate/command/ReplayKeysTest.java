package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayKeysTest {

    @TempDir
    Path folder;

    @Test
    void many_small_migrations_are_worth_keeping_and_a_few_are_not() throws IOException {
        assertThat(ReplayKeys.areWorthKeeping(migrations(100, "SELECT 1;\n"))).isTrue();
        assertThat(ReplayKeys.areWorthKeeping(migrations(50, "SELECT 1;\n"))).isFalse();
        assertThat(ReplayKeys.areWorthKeeping(List.of())).isFalse();
    }

    @Test
    void one_migration_of_many_statements_is_worth_keeping() throws IOException {
        assertThat(ReplayKeys.areWorthKeeping(migrations(1, "CREATE TABLE t (id int);\n".repeat(3000))))
                .isTrue();
    }

    private List<Migration> migrations(int number, String text) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        for (int at = 1; at <= number; at++) {
            Path file = Files.writeString(folder.resolve(at + "_t.sql"), text);
            migrations.add(new Migration(MigrationId.of(at), "t", file, Checksum.of(text)));
        }
        return migrations;
    }
}

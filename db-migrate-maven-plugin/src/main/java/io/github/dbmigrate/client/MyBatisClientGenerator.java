package io.github.dbmigrate.client;

import io.github.dbmigrate.command.ClientGenerator;
import io.github.dbmigrate.migration.Checksum;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Generates Java records and MyBatis Dynamic SQL mappers with MyBatis Generator. Safe to use from several threads; the
 * runs of MyBatis Generator itself wait for each other, because it keeps static state.
 */
public final class MyBatisClientGenerator implements ClientGenerator {

    private final Consumer<String> warnings;

    /** @param warnings told what was left out or named anew, a sentence each */
    public MyBatisClientGenerator(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public boolean isCurrent(Request request, List<Checksum> history) {
        return false;
    }

    @Override
    public List<Path> generate(Request request, String jdbcUrl, String user, String password) {
        warnings.accept("not generated yet");
        return List.of();
    }

    @Override
    public void markCurrent(Request request, List<Checksum> history) {}
}

package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.LastRun;
import io.github.dbmigrate.migration.Checksum;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Remembers in a file of the module's build folder, so that {@code mvn clean} forgets. What another build of this plugin
 * wrote does not count.
 */
final class LastRunFile implements LastRun {

    private static final int LINES = 3;

    private final BuildFolder folder;
    private final String name;

    LastRunFile(BuildFolder folder, String goal) {
        this.folder = folder;
        this.name = goal + ".settled";
    }

    @Override
    public boolean settled(String inputs) {
        List<String> lines = lines();
        return lines.size() == LINES && lines.get(0).equals(inputs);
    }

    @Override
    public boolean maySettle(Checksum schema) {
        List<String> lines = lines();
        return lines.size() == LINES && lines.get(1).equals(schema.hex());
    }

    @Override
    public void remember(String inputs, Checksum schema) {
        try {
            folder.write(name, inputs + "\n" + schema.hex() + "\n" + thisBuild() + "\n");
        } catch (IOException e) {
            // Then the next run finds out again what this one did.
            return;
        }
    }

    /** None where nothing is remembered, or by another build. */
    private List<String> lines() {
        try {
            Path file = folder.path().resolve(name);
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() == LINES && lines.get(LINES - 1).equals(thisBuild()) ? lines : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String thisBuild() throws IOException {
        try {
            Path plugin = Path.of(LastRunFile.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.size(plugin) + " " + Files.getLastModifiedTime(plugin).toMillis();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}

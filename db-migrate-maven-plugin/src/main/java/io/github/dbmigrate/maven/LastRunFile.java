package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.LastRun;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers in a file of the module's build folder, so that {@code mvn clean} forgets. What another build of this plugin
 * wrote does not count.
 */
final class LastRunFile implements LastRun {

    private final BuildFolder folder;
    private final String name;

    LastRunFile(BuildFolder folder, String goal) {
        this.folder = folder;
        this.name = goal + ".settled";
    }

    @Override
    public boolean settled(String inputs) {
        try {
            Path file = folder.path().resolve(name);
            return Files.exists(file) && Files.readString(file).equals(text(inputs));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void remember(String inputs) {
        try {
            folder.write(name, text(inputs));
        } catch (IOException e) {
            // Then the next run finds out again what this one did.
            return;
        }
    }

    private static String text(String inputs) throws IOException {
        return inputs + " by " + thisBuild() + "\n";
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

package io.github.dbmigrate.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two schemas of the corpus {@code golden/plan}; its folder is named {@code <kind>__<case>}.
 *
 * @param minimumMajor the oldest PostgreSQL that loads both; from the file {@code min-version}
 * @param dumpDiffers whether pg_dump shows what no statement can change; a file of that name says what
 */
record SchemaPair(String name, String from, String to, int minimumMajor, boolean dumpDiffers) {

    private static final int OLDEST_SERVED = 14;

    String kind() {
        return name.substring(0, name.indexOf("__"));
    }

    static Path root() {
        URL url = Objects.requireNonNull(SchemaPair.class.getResource("/golden/plan"), "the corpus");
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All pairs by name. */
    static List<SchemaPair> all() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(SchemaPair::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchemaPair read(Path folder) {
        Path version = folder.resolve("min-version");
        int minimum = Files.exists(version) ? Integer.parseInt(text(version).strip()) : OLDEST_SERVED;
        return new SchemaPair(
                folder.getFileName().toString(),
                text(folder.resolve("from.sql")),
                text(folder.resolve("to.sql")),
                minimum,
                Files.exists(folder.resolve("dump-differs")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

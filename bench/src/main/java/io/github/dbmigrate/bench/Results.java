package io.github.dbmigrate.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder with a file a part, so that one part can be measured again and the others stay. */
record Results(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    void write(Part part) {
        try {
            Text.write(folder.resolve(part.fileName()), JSON.writeValueAsString(part) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By work, then by how Maven was set, then by size. */
    List<Part> read() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Results::read)
                    .sorted(Comparator.comparing(Part::work)
                            .thenComparing(Part::mavenOpts)
                            .thenComparing(Part::size))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Part.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.dbmigrate.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the generated text to the files beside each {@code golden/client/<case>/schema.sql}. Rewrite them with
 * {@code -Dgolden.rewrite=true}, which fails the build, and read the difference.
 */
class ClientGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/client");

    @TempDir
    Path directory;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> all = Files.list(GOLDEN)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_client_is_as_it_was(Path place) throws Exception {
        GeneratedClient client =
                new GeneratedClient(directory).sql(Files.readString(place.resolve("schema.sql"), UTF_8));
        client.generate();
        SortedMap<String, String> generated = read(client.sources(), "");
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite(place.resolve("expected"), generated);
            fail("rewrote %s; read the difference and run again without golden.rewrite", place);
        }
        assertThat(generated).isEqualTo(read(place.resolve("expected"), ".txt"));
    }

    private static void rewrite(Path expected, SortedMap<String, String> files) throws IOException {
        for (String path : read(expected, ".txt").keySet()) {
            Files.delete(expected.resolve(path + ".txt"));
        }
        for (var file : files.entrySet()) {
            Path target = expected.resolve(file.getKey() + ".txt");
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), UTF_8);
        }
    }

    private static SortedMap<String, String> read(Path root, String suffix) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(ClientGoldenTest::isSource).toList()) {
                    String path = root.relativize(file).toString();
                    files.put(path.substring(0, path.length() - suffix.length()), Files.readString(file, UTF_8));
                }
            }
        }
        return files;
    }

    /** Not what the generator remembers for its next run, which is hidden. */
    private static boolean isSource(Path file) {
        return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
    }
}

package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The superuser's password: made once, kept in the data directory in a file that its owner alone can read. */
final class Password {

    private static final int BYTES = 24;
    private static final String FILE = "db-migrate.password";

    private Password() {}

    static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The password of a cluster; empty when its file is missing or cannot be read. */
    static Optional<String> read(Path data) {
        try {
            return Optional.of(Files.readString(of(data)).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the file anew; at no moment has it wider rights. */
    static void write(Path file, String password) throws IOException {
        Files.deleteIfExists(file);
        // A temporary file is born with rights for its owner alone, where the file system has rights.
        Path born = Files.createTempFile(file.toAbsolutePath().getParent(), "password-", "");
        Files.writeString(born, password);
        Files.move(born, file);
    }

    static Path of(Path data) {
        return data.resolve(FILE);
    }
}

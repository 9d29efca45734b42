package io.github.dbmigrate.postgres;

import io.github.dbmigrate.postgres.ConnectionSettings.Host;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, a {@code *} matching anything, a backslash
 * before a colon or backslash that belongs to a value. Source: the libpq manual, "The Password File".
 */
record PasswordFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** The password of the first matching line, or null. Problem {@code CREDENTIALS_UNREADABLE}: others can read the file. */
    @Nullable
    String find(ConnectionSettings settings) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        for (String line : lines()) {
            List<String> fields = fields(line);
            if (fields.size() == 5 && !line.startsWith("#") && matches(fields, settings)) {
                return fields.get(4);
            }
        }
        return null;
    }

    private List<String> lines() {
        try {
            requireOwnerOnly();
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.of(ProblemCode.CREDENTIALS_UNREADABLE, "The password file cannot be read.")
                    .fact("file", path.toString())
                    .fact("cause", e.getMessage())
                    .exception(e);
        }
    }

    private void requireOwnerOnly() throws IOException {
        boolean posix = Files.getFileStore(path).supportsFileAttributeView("posix");
        if (posix && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            throw Problem.of(
                            ProblemCode.CREDENTIALS_UNREADABLE,
                            "The password file is open to others, so PostgreSQL's clients do not use it, and neither do we.")
                    .fact("file", path.toString())
                    .remedy("Close it to everybody else.", "chmod 0600 " + path)
                    .exception();
        }
    }

    private static boolean matches(List<String> fields, ConnectionSettings settings) {
        String user = settings.user();
        return settings.hosts().stream().anyMatch(host -> matchesHost(fields, host))
                && matches(fields.get(2), settings.database())
                && user != null
                && matches(fields.get(3), user);
    }

    private static boolean matchesHost(List<String> fields, Host host) {
        return matches(fields.get(0), host.name()) && matches(fields.get(1), String.valueOf(host.port()));
    }

    private static boolean matches(String pattern, String value) {
        return pattern.equals("*") || pattern.equals(value);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && at + 1 < line.length()) {
                field.append(line.charAt(++at));
            } else if (c == ':' && fields.size() < 4) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, a {@code *} matching anything, a backslash
 * before a colon or backslash that belongs to a value. Source: the libpq manual, "The Password File".
 */
record PasswordFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /**
     * The password of the first matching line, or null. Problem {@code CREDENTIALS_UNREADABLE}: others can read the file,
     * or it has not one password for all the hosts. The driver sends each host the same one, and no host may get to see
     * that of another.
     */
    @Nullable
    String find(ConnectionSettings settings) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        List<String> lines = lines();
        Set<Optional<String>> passwords = new HashSet<>();
        for (Host host : settings.hosts()) {
            passwords.add(find(lines, settings, host));
        }
        if (passwords.size() > 1) {
            throw differentPasswords(settings).exception();
        }
        return passwords.iterator().next().orElse(null);
    }

    private static Optional<String> find(List<String> lines, ConnectionSettings settings, Host host) {
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(PasswordFile::fields)
                .filter(fields -> fields.size() == 5 && matches(fields, settings, host))
                .map(fields -> fields.get(4))
                .findFirst();
    }

    private Problem differentPasswords(ConnectionSettings settings) {
        return Problem.of(
                        ProblemCode.CREDENTIALS_UNREADABLE,
                        "The password file does not give the same password for each of the hosts, and Java's driver"
                                + " takes one for all; none was sent.")
                .fact("file", path.toString())
                .fact("database", settings.display())
                .remedy("Let a line for each host, or one for all of them, give the same password.")
                .remedy("Or name one host in the URL.", "postgresql://host:5432/database")
                .remedy("Or give the password that goes for all of them.", "export PGPASSWORD=<password>");
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

    private static boolean matches(List<String> fields, ConnectionSettings settings, Host host) {
        String user = settings.user();
        return matchesHost(fields, host)
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

package io.github.dbmigrate.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where user and password come from, the first that names one: the {@code user} and {@code password} parameters (or the
 * settings.xml server behind them), the URL, {@code PGUSER} and {@code PGPASSWORD}, the password file.
 *
 * @param environment the process's environment variables
 * @param home the user's home directory
 * @param systemUser the operating system's user, PostgreSQL's last resort for a role's name
 */
public record Credentials(Map<String, String> environment, Path home, String systemUser) {

    public Credentials {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Credentials ofProcess() {
        return new Credentials(
                System.getenv(),
                Path.of(System.getProperty("user.home", "")),
                System.getProperty("user.name", "postgres"));
    }

    /**
     * Settles user and password; a password stays null where none is found.
     *
     * @param user the parameter, or null
     * @param password the parameter, or null
     */
    public ConnectionSettings complete(ConnectionSettings settings, @Nullable String user, @Nullable String password) {
        String settledUser = first(user, settings.user(), environment.get("PGUSER"), systemUser);
        ConnectionSettings named = settings.withCredentials(settledUser, null);
        String known = first(password, settings.password(), environment.get("PGPASSWORD"), null);
        return named.withCredentials(settledUser, known == null ? passwordFile().find(named) : known);
    }

    private PasswordFile passwordFile() {
        String named = environment.get("PGPASSFILE");
        String appData = environment.get("APPDATA");
        if (named != null && !named.isBlank()) {
            return new PasswordFile(Path.of(named));
        }
        boolean windows = appData != null && System.getProperty("os.name", "").startsWith("Windows");
        return new PasswordFile(windows ? Path.of(appData, "postgresql", "pgpass.conf") : home.resolve(".pgpass"));
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "credentials of " + systemUser;
    }
}

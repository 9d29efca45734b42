package io.github.dbmigrate.postgres;

import io.github.dbmigrate.postgres.ConnectionSettings.Host;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a database: {@code postgresql://user:password@host:port,host2/db?schema=auth&sslmode=require},
 * {@code postgres://}, and {@code jdbc:postgresql:}. Sources: the libpq manual, "Connection URIs", and pgjdbc's
 * {@code Driver.parseURL}.
 */
public final class DatabaseUrl {

    private static final Pattern SCHEME = Pattern.compile("(?i)(jdbc:)?([a-z][a-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\[\\]:]*))(?::(\\d{0,5}))?");

    private final boolean jdbc;
    private final String rest;

    private DatabaseUrl(boolean jdbc, String rest) {
        this.jdbc = jdbc;
        this.rest = rest;
    }

    /**
     * Reads a URL. User and password stay null where the URL names none.
     *
     * <p>Problem {@code URL_INVALID}, whose text never repeats the URL: where it cannot be read, nobody can tell which
     * part of it is the password.
     */
    public static ConnectionSettings parse(String url) {
        String text = url.strip();
        if (text.contains("${")) {
            throw invalid("holds a ${…} that nothing replaced")
                    .remedy("Set the variable that it refers to.")
                    .exception();
        }
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            throw invalid("does not begin with postgresql:// or jdbc:postgresql:")
                    .exception();
        }
        String scheme = matcher.group(2).toLowerCase(Locale.ROOT);
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw invalid("is not one of PostgreSQL, the only database that db-migrate works with")
                    .fact("scheme", scheme)
                    .exception();
        }
        return new DatabaseUrl(matcher.group(1) != null, matcher.group(3)).read();
    }

    private ConnectionSettings read() {
        try {
            return rest.startsWith("//") ? readAddressed(rest.substring(2)) : readLocal();
        } catch (IllegalArgumentException e) {
            throw invalid("cannot be read: " + e.getMessage())
                    .remedy("Percent-encode these characters in user, password and database name: "
                            + "% as %25, # as %23, @ as %40, : as %3A, / as %2F, ? as %3F, & as %26.")
                    .exception();
        }
    }

    /** pgjdbc's short form {@code jdbc:postgresql:db} means localhost. */
    private ConnectionSettings readLocal() {
        if (!jdbc) {
            throw new IllegalArgumentException("the scheme is not followed by //");
        }
        String withoutSlash = rest.startsWith("/") ? rest.substring(1) : rest;
        return readAddressed("/" + withoutSlash);
    }

    private ConnectionSettings readAddressed(String text) {
        if (!jdbc && text.indexOf('#') >= 0) {
            throw new IllegalArgumentException("it holds a #");
        }
        int questionMark = text.indexOf('?');
        String query = questionMark < 0 ? "" : text.substring(questionMark + 1);
        String beforeQuery = questionMark < 0 ? text : text.substring(0, questionMark);
        int slash = beforeQuery.indexOf('/');
        String authority = slash < 0 ? beforeQuery : beforeQuery.substring(0, slash);
        String path = slash < 0 ? "" : beforeQuery.substring(slash + 1);
        if (path.indexOf('@') >= 0 || path.indexOf('/') >= 0 || path.indexOf('#') >= 0) {
            throw new IllegalArgumentException("it holds a /, @ or # where the database's name is");
        }
        UrlParameters parameters = UrlParameters.parse(query, jdbc);
        int at = authority.lastIndexOf('@');
        return settings(at < 0 ? null : authority.substring(0, at), authority.substring(at + 1), path, parameters);
    }

    private ConnectionSettings settings(
            @Nullable String login, String addresses, String path, UrlParameters parameters) {
        if (login != null && login.indexOf('@') >= 0) {
            throw new IllegalArgumentException("it holds more than one @ before the host");
        }
        String user = parameters.user();
        String password = parameters.password();
        if (login != null) {
            int colon = login.indexOf(':');
            user = PercentCoding.decode(colon < 0 ? login : login.substring(0, colon));
            password = colon < 0 ? password : PercentCoding.decode(login.substring(colon + 1));
        }
        return new ConnectionSettings(
                hosts(addresses, parameters),
                database(path, parameters),
                blankToNull(user),
                password,
                parameters.namespace(),
                parameters.driverProperties());
    }

    private static String database(String path, UrlParameters parameters) {
        String named = PercentCoding.decode(path);
        String database = named.isEmpty() ? parameters.database() : named;
        if (database == null || database.isEmpty()) {
            throw new IllegalArgumentException("it names no database after the host");
        }
        return database;
    }

    private static List<Host> hosts(String addresses, UrlParameters parameters) {
        String text = addresses.isEmpty() && parameters.host() != null ? parameters.host() : addresses;
        List<Host> hosts = new ArrayList<>();
        for (String address : text.split(",", -1)) {
            hosts.add(host(PercentCoding.decode(address), parameters.port()));
        }
        return hosts;
    }

    private static Host host(String address, @Nullable String otherPort) {
        if (address.startsWith("/")) {
            throw new IllegalArgumentException("its host is a Unix socket, which Java's driver cannot use");
        }
        Matcher matcher = HOST.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the part between // or @ and the database is no host:port");
        }
        String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        String port = matcher.group(3) == null || matcher.group(3).isEmpty() ? otherPort : matcher.group(3);
        return new Host(name.isEmpty() ? "localhost" : name, port(port));
    }

    private static int port(@Nullable String text) {
        int port = text == null ? ConnectionSettings.DEFAULT_PORT : Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("the port is not between 1 and 65535");
        }
        return port;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Problem invalid(String what) {
        return Problem.of(ProblemCode.URL_INVALID, "The database URL " + what + ".")
                .remedy(
                        "Write it in one of these forms.",
                        "postgresql://user:password@host:5432/database?schema=public",
                        "jdbc:postgresql://host:5432/database");
    }
}

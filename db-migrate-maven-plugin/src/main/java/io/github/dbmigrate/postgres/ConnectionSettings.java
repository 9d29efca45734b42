package io.github.dbmigrate.postgres;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one database. Its text never holds the password.
 *
 * @param hosts tried in order, never empty
 * @param database unquoted
 * @param user null until the credentials are settled
 * @param password null where none is known
 * @param namespace the managed PostgreSQL schema that a URL asks for with {@code ?schema=}, or null
 * @param properties further properties of the JDBC driver, such as {@code sslmode}
 */
public record ConnectionSettings(
        List<Host> hosts,
        String database,
        @Nullable String user,
        @Nullable String password,
        @Nullable String namespace,
        Map<String, String> properties) {

    static final int DEFAULT_PORT = 5432;

    public ConnectionSettings {
        hosts = List.copyOf(hosts);
        properties = Map.copyOf(properties);
    }

    public static ConnectionSettings of(
            String host, int port, String database, String user, @Nullable String password) {
        return new ConnectionSettings(List.of(new Host(host, port)), database, user, password, null, Map.of());
    }

    public ConnectionSettings withDatabase(String other) {
        return new ConnectionSettings(hosts, other, user, password, namespace, properties);
    }

    public ConnectionSettings withCredentials(@Nullable String newUser, @Nullable String newPassword) {
        return new ConnectionSettings(hosts, database, newUser, newPassword, namespace, properties);
    }

    /** A URL for the JDBC driver; holds neither user nor password. */
    public String jdbcUrl() {
        String addresses = hosts.stream().map(Host::toString).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + addresses + "/" + PercentCoding.encode(database) + query();
    }

    private String query() {
        String pairs = properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(property -> !property.getKey().toLowerCase(Locale.ROOT).contains("password"))
                .map(property -> property.getKey() + "=" + PercentCoding.encode(property.getValue()))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    /** Where it is, such as {@code auth on db.example.com:5432 as deployer}. */
    public String display() {
        return database + " on " + address() + (user == null ? "" : " as " + user);
    }

    /** The hosts with their ports. */
    public String address() {
        return hosts.stream().map(Host::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return display();
    }

    /** A server's address; an IPv6 address is without brackets here, and with them in the text. */
    public record Host(String name, int port) {

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }
}

package io.github.dbmigrate.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * What stands behind the question mark of a database URL. libpq's names, pgjdbc's and Prisma's are known; any other is
 * refused, because a mistyped {@code sslmode} must not mean an open connection.
 */
final class UrlParameters {

    private static final Map<String, String> LIBPQ = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode",
            "target_session_attrs", "targetServerType",
            "keepalives", "tcpKeepAlive",
            "socket_timeout", "socketTimeout",
            "krbsrvname", "kerberosServerName",
            "sslnegotiation", "sslNegotiation");

    // They tune pools and clients that we do not have.
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "connection_limit",
            "pool_timeout",
            "pgbouncer",
            "statement_cache_size",
            "fallback_application_name",
            "client_encoding",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslcompression",
            "sslsni");

    private static final String STRICTEST = "verify-full";

    private static final List<String> MODES = List.of("disable", "allow", "prefer", "require", "verify-ca", STRICTEST);

    private final Map<String, String> values;

    private UrlParameters(Map<String, String> values) {
        this.values = values;
    }

    /** Problems as {@code IllegalArgumentException}; its message holds no value. */
    static UrlParameters parse(String query, boolean jdbc) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            if (equals < 1) {
                throw new IllegalArgumentException("a part behind the ? is not name=value");
            }
            values.put(pair.substring(0, equals), decode(pair.substring(equals + 1), jdbc));
        }
        return new UrlParameters(values);
    }

    // pgjdbc reads its URLs as HTML forms are read: a plus sign is a space.
    private static String decode(String value, boolean jdbc) {
        return jdbc ? PercentCoding.decode(value.replace('+', ' ')) : PercentCoding.decode(value);
    }

    @Nullable
    String user() {
        return values.get("user");
    }

    @Nullable
    String password() {
        return values.get("password");
    }

    @Nullable
    String host() {
        return values.get("host");
    }

    @Nullable
    String port() {
        return values.get("port");
    }

    @Nullable
    String database() {
        return values.get("dbname");
    }

    /** The managed namespace; of pgjdbc's {@code currentSchema} the first, where unqualified names are made. */
    @Nullable
    String namespace() {
        String schema = values.get("schema");
        String path = values.get("currentSchema");
        if (schema != null || path == null) {
            return schema == null || schema.isBlank() ? null : schema;
        }
        String first = path.split(",", 2)[0].strip();
        boolean quoted = first.length() > 1 && first.startsWith("\"") && first.endsWith("\"");
        return quoted ? first.substring(1, first.length() - 1).replace("\"\"", "\"") : first;
    }

    /** The rest, under pgjdbc's names. Of several words on TLS the strictest counts, in whatever order they stand. */
    Map<String, String> driverProperties() {
        refuseWeakModeBesideSystemCertificates();
        Map<String, String> properties = new LinkedHashMap<>();
        values.forEach((name, value) -> add(properties, name, value));
        return properties;
    }

    // As libpq does: whoever trusts all public authorities must at least look at the name.
    private void refuseWeakModeBesideSystemCertificates() {
        String mode = values.get("sslmode");
        if ("system".equals(values.get("sslrootcert")) && mode != null && !mode.equalsIgnoreCase(STRICTEST)) {
            throw new IllegalArgumentException("sslrootcert=system goes with sslmode=" + STRICTEST + " only");
        }
    }

    private static void add(Map<String, String> properties, String name, String value) {
        if (OURS.contains(name) || WITHOUT_MEANING.contains(name)) {
            return;
        }
        if (name.equals("sslaccept")) {
            properties.merge("sslmode", accepted(value), UrlParameters::stricter);
        } else if (name.equals("sslmode")) {
            properties.merge("sslmode", value, UrlParameters::stricter);
        } else if (name.equals("sslrootcert") && value.equals("system")) {
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            properties.merge("sslmode", STRICTEST, UrlParameters::stricter);
        } else if (name.equals("target_session_attrs")) {
            properties.put("targetServerType", serverType(value));
        } else {
            properties.put(driverName(name), name.equals("keepalives") ? String.valueOf(value.equals("1")) : value);
        }
    }

    private static String accepted(String sslaccept) {
        return switch (sslaccept) {
            case "strict" -> STRICTEST;
            case "accept_invalid_certs" -> "require";
            default -> throw new IllegalArgumentException("sslaccept is neither strict nor accept_invalid_certs");
        };
    }

    // A mode that nobody knows wins, so that the driver refuses it.
    private static String stricter(String one, String other) {
        int first = MODES.indexOf(one.toLowerCase(Locale.ROOT));
        int second = MODES.indexOf(other.toLowerCase(Locale.ROOT));
        return first < 0 || (second >= 0 && first > second) ? one : other;
    }

    private static final Set<String> OURS =
            Set.of("user", "password", "host", "port", "dbname", "schema", "currentSchema");

    private static String serverType(String attributes) {
        return switch (attributes) {
            case "read-write", "primary" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> "any";
        };
    }

    private static String driverName(String name) {
        String known = LIBPQ.getOrDefault(name, name);
        if (PGProperty.forName(known) == null) {
            throw new IllegalArgumentException("it has a parameter that neither libpq nor pgjdbc knows: " + name);
        }
        return known;
    }
}

package io.github.dbmigrate.postgres;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.sql.MentionedNames;
import io.github.dbmigrate.sql.MentionedNames.Mention;
import io.github.dbmigrate.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rights that a role lacks for a statement that PostgreSQL refused, as statements that an administrator can run. They
 * are found in the catalog, by the names in the statement: the server's message is in its administrator's language.
 * Source: the manual, "Privileges", and each command's "Notes".
 */
final class StatementGrants {

    private static final String RELATION = """
            SELECT c.oid, n.nspname, c.relname, pg_catalog.pg_get_userbyid(c.relowner), r.rolsuper,
                   pg_catalog.pg_has_role(c.relowner, 'USAGE'), c.relkind IN ('r', 'p', 'v', 'm', 'f')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_roles r ON r.oid = c.relowner
            WHERE c.relname = %s AND n.nspname IN (%s) ORDER BY n.nspname = %s DESC LIMIT 1""";

    private static final Pattern BELONGS_TO_TABLE = Pattern.compile(
            "(?i)create\\s+(or\\s+replace\\s+)?(unique\\s+|constraint\\s+)?(index|trigger|policy|rule|statistics)\\b");
    private static final Pattern MAKES_INDEX = Pattern.compile("(?i)create\\s+(unique\\s+)?index\\b");
    private static final List<String> REFERRED = List.of("SELECT", "REFERENCES");

    private final Rights rights;
    private final CatalogScope scope;
    private final String role;
    private final Set<String> grants = new LinkedHashSet<>();

    private StatementGrants(Rights rights, CatalogScope scope, String role) {
        this.rights = rights;
        this.scope = scope;
        this.role = Sql.identifier(role);
    }

    /** Empty where nothing was found that is missing, or where the server does not even say. */
    static List<String> of(
            Connection connection, CatalogScope scope, ConnectionSettings settings, Statement statement) {
        StatementGrants missing = new StatementGrants(new Rights(connection), scope, String.valueOf(settings.user()));
        try {
            missing.inspect(settings.database(), statement);
            return List.copyOf(missing.grants);
        } catch (SQLException e) {
            return List.of();
        }
    }

    private void inspect(String database, Statement statement) throws SQLException {
        String verb = statement.text().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        if (statement.text().matches("(?is)create\\s+schema\\b.*")) {
            grants.add("GRANT CREATE ON DATABASE " + Sql.identifier(database) + " TO " + role + ";");
            return;
        }
        boolean belongsToTable = BELONGS_TO_TABLE.matcher(statement.text()).lookingAt();
        List<Mention> names = MentionedNames.of(statement);
        for (int at = 0; at < names.size(); at++) {
            List<String> name = names.get(at).parts();
            boolean altered = belongsToTable ? names.get(at).before().equals("ON") : at == 0 && !verb.equals("CREATE");
            boolean made = at == 0 && verb.equals("CREATE") && !belongsToTable;
            // An index is a new entry in the schema of its table.
            inspectNamespace(
                    namespace(name),
                    made || (altered && MAKES_INDEX.matcher(statement.text()).lookingAt()));
            if (!made && !(belongsToTable && !altered)) {
                inspectRelation(name, altered ? needed(verb) : REFERRED, altered);
            }
        }
        if (grants.isEmpty() && verb.equals("ALTER") && !names.isEmpty()) {
            // So is a new name.
            inspectNamespace(namespace(names.get(0).parts()), true);
        }
    }

    /** What can be granted to whoever changes rows; empty for what only an owner may do. */
    private static List<String> needed(String verb) {
        return switch (verb) {
            case "SELECT", "WITH", "COPY" -> List.of("SELECT");
            case "INSERT" -> List.of("SELECT", "INSERT");
            case "UPDATE" -> List.of("SELECT", "UPDATE");
            case "DELETE" -> List.of("SELECT", "DELETE");
            case "TRUNCATE" -> List.of("TRUNCATE");
            default -> List.of();
        };
    }

    private String namespace(List<String> name) {
        return name.size() > 1 ? name.get(0) : scope.managedNamespace();
    }

    private void inspectNamespace(String namespace, boolean creates) throws SQLException {
        String oid = rights.value("SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(namespace));
        if (oid == null) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (String right : creates ? List.of("USAGE", "CREATE") : List.of("USAGE")) {
            if (!rights.has("has_schema_privilege(" + oid + "::oid, '" + right + "')")) {
                missing.add(right);
            }
        }
        if (!missing.isEmpty()) {
            grants.add("GRANT " + String.join(", ", missing) + " ON SCHEMA " + Sql.identifier(namespace) + " TO " + role
                    + ";");
        }
    }

    private void inspectRelation(List<String> name, List<String> needed, boolean isTheObject) throws SQLException {
        String own = Sql.literal(name.get(name.size() - 1));
        String namespace = Sql.literal(namespace(name));
        String namespaces = name.size() > 1 ? namespace : namespace + ", 'public'";
        List<String> relation = rights.row(RELATION.formatted(own, namespaces, namespace));
        if (relation.isEmpty() || relation.get(5).equals("t")) {
            return;
        }
        String table = Sql.qualified(relation.get(1), relation.get(2));
        if (needed.isEmpty()) {
            if (isTheObject) {
                own(relation, table);
            }
            return;
        }
        List<String> missing = new ArrayList<>();
        for (String right : relation.get(6).equals("t") ? needed : List.<String>of()) {
            if (!rights.has("has_table_privilege(" + relation.get(0) + "::oid, '" + right + "')")) {
                missing.add(right);
            }
        }
        if (!missing.isEmpty()) {
            grants.add("GRANT " + String.join(", ", missing) + " ON TABLE " + table + " TO " + role + ";");
        }
    }

    // PostgreSQL has no right to alter: it is the owner's. To be a member of a superuser would be too much.
    private void own(List<String> relation, String table) {
        grants.add(
                relation.get(4).equals("t")
                        ? "ALTER TABLE " + table + " OWNER TO " + role + ";"
                        : "GRANT " + Sql.identifier(relation.get(3)) + " TO " + role + ";");
    }
}

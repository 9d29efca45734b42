package io.github.dbmigrate.postgres;

import io.github.dbmigrate.schema.CatalogScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rights that the session's role lacks for the bookkeeping, as statements that an administrator can run. */
final class MissingGrants {

    private final Connection connection;
    private final CatalogScope scope;
    private final String role;
    private final List<String> grants = new ArrayList<>();

    private MissingGrants(Connection connection, CatalogScope scope, String role) {
        this.connection = connection;
        this.scope = scope;
        this.role = Sql.identifier(role);
    }

    /** Empty where nothing is missing, or where the server does not even say. */
    static List<String> of(Connection connection, CatalogScope scope, ConnectionSettings settings) {
        MissingGrants missing = new MissingGrants(connection, scope, String.valueOf(settings.user()));
        try {
            missing.inspect(settings.database());
            return List.copyOf(missing.grants);
        } catch (SQLException e) {
            return List.of();
        }
    }

    private void inspect(String database) throws SQLException {
        String namespace = Sql.literal(scope.managedNamespace());
        if (value("SELECT 1 FROM pg_namespace WHERE nspname = " + namespace) == null) {
            grants.add("GRANT CREATE ON DATABASE " + Sql.identifier(database) + " TO " + role + ";");
            return;
        }
        String quoted = Sql.identifier(scope.managedNamespace());
        if (!"t"
                .equals(value("SELECT has_schema_privilege(" + namespace + ", 'USAGE') AND has_schema_privilege("
                        + namespace + ", 'CREATE')"))) {
            grants.add("GRANT USAGE, CREATE ON SCHEMA " + quoted + " TO " + role + ";");
        }
        inspectTable(scope.changelog(), List.of("SELECT", "INSERT", "DELETE"));
        inspectTable(scope.journal(), List.of("SELECT", "INSERT"));
    }

    private void inspectTable(String table, List<String> rights) throws SQLException {
        String oid =
                value("SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = "
                        + Sql.literal(scope.managedNamespace()) + " AND c.relname = " + Sql.literal(table));
        if (oid == null) {
            return;
        }
        for (String right : rights) {
            if (!"t".equals(value("SELECT has_table_privilege(" + oid + "::oid, '" + right + "')"))) {
                grants.add("GRANT " + String.join(", ", rights) + " ON TABLE "
                        + Sql.qualified(scope.managedNamespace(), table) + " TO " + role + ";");
                return;
            }
        }
    }

    private @Nullable String value(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}

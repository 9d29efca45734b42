package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A table, partitioned table, partition or foreign table. It holds rows, so it is altered, and made anew only with all of
 * them copied; a foreign one holds none.
 */
final class TableKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        if (change.of(Properties.PARTITION_KEY)) {
            return Way.rebuild();
        }
        if (change.of(Properties.ACCESS_METHOD) && !situation.since(15)) {
            return Way.refuse(Properties.ACCESS_METHOD, Limit.ACCESS_METHOD);
        }
        boolean remote = change.of(Properties.FOREIGN_OPTIONS) || change.of(Properties.SERVER);
        if (remote && (ForeignDataKind.hides(change.from()) || ForeignDataKind.hides(change.to()))) {
            return ForeignDataKind.SECRET;
        }
        if (change.of(Properties.SERVER)) {
            return Way.replace(); // Its rows are on the server, so that none is lost.
        }
        boolean logging = change.of(Properties.UNLOGGED);
        if (logging && change.to().has(Properties.PARTITION_KEY)) {
            return Way.refuse(Properties.UNLOGGED, Limit.PARTITIONED_LOGGING);
        }
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject table, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add(CreateTable.text(table, situation));
        for (SchemaObject column : situation.families().afterChildren(table.id(), Kind.COLUMN)) {
            statements.addAll(
                    column.has(Properties.INHERITED)
                            ? InheritedColumn.adjusted(column, situation)
                            : ColumnKind.settings(column, situation));
        }
        if (!situation.rebuilt().has(table.id())) {
            statements.addAll(security(table));
        }
        statements.addAll(replicaIdentity(table));
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        String alter = keyword(change.to()) + change.name();
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.UNLOGGED)) {
            statements.add(alter + (change.to().has(Properties.UNLOGGED) ? " SET UNLOGGED" : " SET LOGGED"));
        }
        if (change.of(Properties.ACCESS_METHOD)) {
            statements.add(alter + " SET ACCESS METHOD "
                    + Objects.requireNonNullElse(change.now(Properties.ACCESS_METHOD), "heap"));
        }
        if (change.of(Properties.OF_TYPE)) {
            String type = change.now(Properties.OF_TYPE);
            statements.add(alter + (type == null ? " NOT OF" : " OF " + type));
        }
        Options.change(change, Properties.OPTIONS).forEach(action -> statements.add(alter + " " + action));
        Options.change(change.old(Properties.TOAST_OPTIONS), change.now(Properties.TOAST_OPTIONS), "toast.")
                .forEach(action -> statements.add(alter + " " + action));
        Options.foreign(change).ifPresent(action -> statements.add(alter + " " + action));
        statements.addAll(securityChange(change));
        if (change.of(Properties.REPLICA_IDENTITY) && !"index".equals(change.now(Properties.REPLICA_IDENTITY))) {
            statements.add(alter + " REPLICA IDENTITY "
                    + Objects.requireNonNullElse(change.now(Properties.REPLICA_IDENTITY), "default")
                            .toUpperCase(Locale.ROOT));
        }
        return statements;
    }

    static List<String> security(SchemaObject table) {
        SchemaObject plain = SchemaObjects.withProperties(table, new TreeMap<>());
        return securityChange(new Change(plain, table));
    }

    private static List<String> securityChange(Change change) {
        String alter = "ALTER TABLE " + change.name();
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.ROW_SECURITY)) {
            statements.add(alter + (change.to().has(Properties.ROW_SECURITY) ? " ENABLE" : " DISABLE")
                    + " ROW LEVEL SECURITY");
        }
        if (change.of(Properties.FORCE_ROW_SECURITY)) {
            statements.add(alter + (change.to().has(Properties.FORCE_ROW_SECURITY) ? " FORCE" : " NO FORCE")
                    + " ROW LEVEL SECURITY");
        }
        return statements;
    }

    private static List<String> replicaIdentity(SchemaObject table) {
        String identity = table.property(Properties.REPLICA_IDENTITY);
        return identity == null || identity.equals("index")
                ? List.of()
                : List.of(
                        "ALTER TABLE " + table.id().name() + " REPLICA IDENTITY " + identity.toUpperCase(Locale.ROOT));
    }

    static String keyword(SchemaObject table) {
        return table.id().kind() == Kind.FOREIGN_TABLE ? "ALTER FOREIGN TABLE " : "ALTER TABLE ";
    }
}

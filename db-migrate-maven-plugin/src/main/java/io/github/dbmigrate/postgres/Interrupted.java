package io.github.dbmigrate.postgres;

import io.github.dbmigrate.sql.Aim;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a statement that runs outside a transaction and of whose end nobody heard. Asks in the session
 * of the script, whose search path its names mean.
 *
 * <p>What concurrent operations leave behind: the manual, "CREATE INDEX", "REINDEX", "ALTER TABLE", and seen on 12, 14, 18.
 */
public final class Interrupted {

    private static final String NAME = "pg_catalog.format('%I.%I', n.nspname, c.relname)";
    private static final String INDEXES =
            " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ";

    private final ScriptSession session;

    public Interrupted(ScriptSession session) {
        this.session = session;
    }

    /** Reads what there is; changes nothing. Must not be called in a transaction. */
    public Trace of(Aim aim) throws SQLException {
        if (aim instanceof Aim.MakeIndex index) {
            return made(index);
        } else if (aim instanceof Aim.DropIndex index) {
            return session.value("SELECT pg_catalog.to_regclass(" + Sql.literal(index.name()) + ")") == null
                    ? Trace.DONE
                    : Trace.NOTHING;
        } else if (aim instanceof Aim.RebuildIndexes indexes) {
            return rebuilt(indexes);
        } else if (aim instanceof Aim.DetachPartition partition) {
            return detached(partition);
        } else if (aim instanceof Aim.Global global) {
            return exists(global) == global.made() ? Trace.DONE : Trace.NOTHING;
        } else if (aim instanceof Aim.EndPrepared prepared) {
            String sql = "SELECT 1 FROM pg_catalog.pg_prepared_xacts WHERE gid = " + prepared.literal();
            return session.value(sql) == null ? Trace.DONE : Trace.NOTHING;
        }
        return aim instanceof Aim.Repeatable ? Trace.NOTHING : Trace.unknown("what it did cannot be told from outside");
    }

    private Trace made(Aim.MakeIndex index) throws SQLException {
        String table = session.value("SELECT pg_catalog.to_regclass(" + Sql.literal(index.table()) + ")::oid");
        if (table == null) {
            return Trace.NOTHING;
        }
        String same = sameDefinition(index);
        String named = index.name() == null
                ? ""
                : " AND c.relname = (pg_catalog.parse_ident(" + Sql.literal(index.name()) + "))[1]::name";
        List<Repair> invalid = new ArrayList<>();
        for (List<@Nullable String> row : session.rows("SELECT " + NAME + ", i.indisvalid, i.indisunique || ' ' || "
                + definition("i.indexrelid") + INDEXES + "WHERE i.indrelid = " + table + named)) {
            boolean valid = "t".equals(row.get(1));
            if (String.valueOf(row.get(2)).equals(same)) {
                if (valid) {
                    return Trace.DONE;
                }
                invalid.add(dropIndex(String.valueOf(row.get(0))));
            } else if (index.name() != null) {
                return Trace.unknown("there is an index of that name, " + row.get(0)
                        + (same == null ? ", and whether it is the one cannot be told" : ", and it is another one"));
            }
        }
        return new Trace(false, invalid, null);
    }

    private static String definition(String oid) {
        return "pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(" + oid + "), '^.*? USING ', '')";
    }

    /** Uniqueness and definition that the index would have, as PostgreSQL prints them; null when it cannot be told. */
    private @Nullable String sameDefinition(Aim.MakeIndex index) throws SQLException {
        session.execute("BEGIN");
        try {
            session.execute("CREATE TEMPORARY TABLE db_migrate_probe (LIKE " + index.table() + ") ON COMMIT DROP");
            session.execute(index.definition().replace(Aim.MakeIndex.TABLE, "pg_temp.db_migrate_probe"));
            return session.value("SELECT i.indisunique || ' ' || " + definition("i.indexrelid")
                    + " FROM pg_catalog.pg_index i WHERE i.indrelid = 'pg_temp.db_migrate_probe'::regclass");
        } catch (SQLException e) {
            if (SqlProblems.isConnectionLost(e)) {
                throw e;
            }
            // No right to make a temporary table, or a name that only the real table has: then nobody knows.
            return null;
        } finally {
            if (session.inTransaction()) {
                session.execute("ROLLBACK");
            }
        }
    }

    private Trace rebuilt(Aim.RebuildIndexes indexes) throws SQLException {
        String of = "pg_catalog.to_regclass(" + Sql.literal(String.valueOf(indexes.name())) + ")";
        String table = switch (indexes.kind()) {
            case "INDEX" -> "i.indrelid = (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = " + of + ")";
            case "TABLE" ->
                "i.indrelid IN (SELECT pg_catalog.unnest(ARRAY[oid, reltoastrelid])"
                        + " FROM pg_catalog.pg_class WHERE oid = " + of + ")";
            default -> "true";
        };
        List<Repair> left = new ArrayList<>();
        for (List<@Nullable String> row : session.rows("SELECT " + NAME + INDEXES + "WHERE NOT i.indisvalid"
                + " AND c.relkind = 'i' AND c.relname ~ '_cc(new|old)[0-9]*$' AND " + table + " ORDER BY 1")) {
            left.add(dropIndex(String.valueOf(row.get(0))));
        }
        // Building them once more is never wrong.
        return new Trace(false, left, null);
    }

    private Trace detached(Aim.DetachPartition aim) throws SQLException {
        String parent = "pg_catalog.to_regclass(" + Sql.literal(aim.parent()) + ")";
        String partition = "pg_catalog.to_regclass(" + Sql.literal(aim.partition()) + ")";
        String pending = session.value("SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhparent = " + parent
                + " AND inhrelid = " + partition);
        if (pending == null) {
            return Trace.DONE;
        }
        return pending.equals("t")
                ? new Trace(
                        true,
                        List.of(new Repair(
                                "partition " + aim.partition() + ", half detached",
                                "ALTER TABLE " + aim.parent() + " DETACH PARTITION " + aim.partition() + " FINALIZE")),
                        null)
                : Trace.NOTHING;
    }

    private boolean exists(Aim.Global global) throws SQLException {
        String table = switch (global.kind()) {
            case "DATABASE" -> "pg_catalog.pg_database WHERE datname";
            case "TABLESPACE" -> "pg_catalog.pg_tablespace WHERE spcname";
            default ->
                "pg_catalog.pg_subscription WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE"
                        + " datname = pg_catalog.current_database()) AND subname";
        };
        return session.value("SELECT 1 FROM " + table + " = (pg_catalog.parse_ident(" + Sql.literal(global.name())
                        + "))[1]::name")
                != null;
    }

    private static Repair dropIndex(String name) {
        return new Repair("invalid index " + name, "DROP INDEX CONCURRENTLY " + name);
    }

    /**
     * What clears away a leftover.
     *
     * @param what was left, such as {@code invalid index public.i}
     */
    public record Repair(String what, String sql) {}

    /**
     * What was found.
     *
     * @param done whether the statement took effect, once the repairs are made
     * @param unknown why that cannot be told; null when it can
     */
    public record Trace(
            boolean done, List<Repair> repairs, @Nullable String unknown) {

        static final Trace DONE = new Trace(true, List.of(), null);
        static final Trace NOTHING = new Trace(false, List.of(), null);

        public Trace {
            repairs = List.copyOf(repairs);
        }

        static Trace unknown(String why) {
            return new Trace(false, List.of(), why);
        }
    }
}

package io.github.dbmigrate.postgres;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a concurrent statement leaves behind when it fails midway: an index that is maintained and never used, a partition
 * whose detaching is not finished (seen on 12, 14 and 18).
 *
 * @param repairs what was left, and the statement that clears it away
 */
public record Leftovers(Map<String, String> repairs) {

    public static final Leftovers NONE = new Leftovers(Map.of());

    private static final String ALL = """
            WITH names AS (
                SELECT c.oid, c.relkind, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace)
            SELECT 'invalid index ' || x.name, 'DROP INDEX CONCURRENTLY ' || x.name || ';'
            FROM pg_catalog.pg_index i JOIN names x ON x.oid = i.indexrelid
            WHERE NOT i.indisvalid AND x.relkind = 'i'
            UNION ALL
            SELECT 'partition ' || part.name || ', half detached',
                   'ALTER TABLE ' || parent.name || ' DETACH PARTITION ' || part.name || ' FINALIZE;'
            FROM pg_catalog.pg_inherits h JOIN names part ON part.oid = h.inhrelid
            JOIN names parent ON parent.oid = h.inhparent WHERE h.inhdetachpending
            ORDER BY 1""";

    public Leftovers {
        repairs = Map.copyOf(repairs);
    }

    /** All that are in the database now. */
    public static Leftovers in(ScriptSession session) throws SQLException {
        Map<String, String> repairs = new LinkedHashMap<>();
        for (List<@Nullable String> row : session.rows(ALL)) {
            repairs.put(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
        }
        return new Leftovers(repairs);
    }

    /** Those that were not there before. */
    public Leftovers since(Leftovers before) {
        Map<String, String> fresh = new LinkedHashMap<>(repairs);
        fresh.keySet().removeAll(before.repairs.keySet());
        return new Leftovers(fresh);
    }

    public boolean isEmpty() {
        return repairs.isEmpty();
    }
}

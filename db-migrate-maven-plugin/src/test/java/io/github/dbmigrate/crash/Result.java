package io.github.dbmigrate.crash;

import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Fingerprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a database after all, as far as it must be the same however often the way there was interrupted.
 *
 * @param schema the fingerprint
 * @param ledger which statements ran, how often
 * @param changelog its rows
 * @param applied what the journal says of each migration that came in: id, statements, checksum, fingerprint
 * @param last the last word of the journal on each migration
 * @param leftovers of interrupted statements
 */
record Result(
        String schema,
        List<List<@Nullable String>> ledger,
        List<List<@Nullable String>> changelog,
        List<List<@Nullable String>> applied,
        List<List<@Nullable String>> last,
        List<List<@Nullable String>> leftovers) {

    static Result of(ConnectionSettings settings) {
        try (JdbcDatabase session = JdbcDatabase.open(settings)) {
            return new Result(
                    Fingerprint.of(session.readCatalog(CatalogScope.DEFAULT)).hex(),
                    session.query("SELECT line FROM ledger ORDER BY line"),
                    session.query("SELECT id, description FROM changelog ORDER BY id"),
                    // The stamp is another one after a second try, but always that of the catalog as it is.
                    session.query("SELECT id, position, checksum, replace(fingerprint, '" + session.catalogStamp()
                            + "', 'stamped') FROM changelog_journal WHERE event = 'applied' ORDER BY sequence"),
                    session.query(
                            "SELECT DISTINCT ON (id) id, event FROM changelog_journal ORDER BY id, sequence DESC"),
                    session.query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid AND indrelid NOT IN "
                            + "(SELECT partrelid FROM pg_partitioned_table) UNION ALL "
                            + "SELECT inhrelid::regclass FROM pg_inherits WHERE inhdetachpending"));
        }
    }
}

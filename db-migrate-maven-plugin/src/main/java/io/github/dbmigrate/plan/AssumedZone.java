package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.CatalogScope;
import java.util.List;

/** Tells of columns whose times did not say in which zone they are, so that the plan had to assume one. */
public final class AssumedZone {

    private AssumedZone() {}

    /** One sentence for each column that the migration converts between times with and without a zone. */
    public static List<String> find(Proof proof, CatalogScope scope) {
        return proof.up().stream()
                .flatMap(statement -> ConvertedColumn.of(statement).stream())
                .filter(column -> column.change().assumesUtc())
                .map(column -> "Column " + ObjectName.of(column.column().name()).shownIn(scope)
                        + " is converted as times of UTC. If they are of another zone, make the migration with"
                        + " -Ddb-migrate.createOnly and write that zone into both halves of the script.")
                .toList();
    }
}

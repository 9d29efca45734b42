package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import io.github.dbmigrate.schema.SqlFailure;
import java.util.List;
import java.util.OptionalLong;

/** How a conflict with the rows is told: its count, its sentence, the names as the user writes them, the way out. */
final class Conflicts {

    private final Catalog after;
    private final CatalogScope scope;
    private final RowProbe probe;

    Conflicts(Catalog after, CatalogScope scope, RowProbe probe) {
        this.after = after;
        this.scope = scope;
        this.probe = probe;
    }

    /** What PostgreSQL said, where nothing here says more. */
    DataFinding unexplained(ObjectId object, SqlFailure failure) {
        String detail = failure.detail() == null ? "" : " " + failure.detail();
        return conflict(
                object,
                OptionalLong.empty(),
                "PostgreSQL refuses the change of " + object.kind().label() + " " + shown(object) + ": "
                        + failure.message() + "." + detail,
                byHand("<statements that mend the rows>"));
    }

    DataFinding conflict(ObjectId object, OptionalLong count, String sentence, Remedy remedy) {
        return new DataFinding(Effect.CONFLICT, object, shown(object), count, sentence, List.of(remedy));
    }

    /** The way out by a statement that goes into the script. */
    static Remedy byHand(String statement) {
        return new Remedy(
                "Write the migration without applying it, put the mending of the rows before the statement that needs"
                        + " it, then apply it:",
                List.of("mvn db-migrate:dev -Ddb-migrate.createOnly", statement, "mvn db-migrate:dev"));
    }

    OptionalLong count(String table, String condition) {
        return probe.count("SELECT count(*) FROM " + table + " WHERE " + condition);
    }

    /** A property of the object as it is wanted; empty where there is none. */
    String text(ObjectId object, String property) {
        SchemaObject wanted = after.find(object);
        String value = wanted == null ? null : wanted.property(property);
        return value == null ? "" : value;
    }

    String shown(ObjectId object) {
        return shown(object.name());
    }

    String shown(String name) {
        return ObjectName.of(name).shownIn(scope);
    }
}

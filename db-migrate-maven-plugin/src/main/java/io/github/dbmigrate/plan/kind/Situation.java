package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind may look at while it writes its statements.
 *
 * @param before the catalog that the statements start from
 * @param after the catalog that they lead to
 * @param majorVersion of the server, such as 17
 * @param backfills what rows without a value get in a column that becomes NOT NULL
 * @param swapped filled while deciding: types made anew while columns keep using them
 * @param rebuilt filled while deciding: tables made anew with their rows copied
 * @param inlined filled before writing: what is written inside the statement that creates its parent
 * @param families which table inherits from which, before and after
 */
public record Situation(
        Catalog before,
        Catalog after,
        int majorVersion,
        Map<ObjectId, String> backfills,
        Set<ObjectId> swapped,
        Rebuilt rebuilt,
        Set<ObjectId> inlined,
        Families families) {

    boolean since(int version) {
        return majorVersion >= version;
    }

    /** The children of a new object that its own statement creates, in the order of the catalog. */
    List<SchemaObject> inlinedChildren(ObjectId parent, Kind kind) {
        return families.afterChildren(parent, kind).stream()
                .filter(child -> inlined.contains(child.id()))
                .toList();
    }

    @Nullable
    SchemaObject newDefault(ObjectId column) {
        return after.find(new ObjectId(Kind.DEFAULT, column.name()));
    }

    /** True when a primary key of the new state holds the column, and so makes it NOT NULL. */
    boolean inNewPrimaryKey(ObjectId column) {
        String table = Names.prefix(column.name());
        String bare = Names.last(column.name());
        return families.afterChildren(new ObjectId(Kind.TABLE, table), Kind.CONSTRAINT).stream()
                .filter(constraint -> "primary key".equals(constraint.property(Properties.TYPE)))
                .filter(constraint -> created(constraint.id()))
                .anyMatch(key -> Names.list(key.property(Properties.COLUMNS)).contains(bare));
    }

    private boolean created(ObjectId id) {
        SchemaObject old = before.find(id);
        SchemaObject now = after.find(id);
        return old == null || (now != null && !old.sameAs(now));
    }
}

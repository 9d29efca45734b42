package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names the new state takes; found out only when it is asked. */
final class TakenNames {

    private final Catalog after;
    private @Nullable Set<String> claims;

    TakenNames(Catalog after) {
        this.after = after;
    }

    /** True when something in the new state has a name that this object has now. */
    boolean wants(SchemaObject object) {
        Set<String> known = claims;
        if (known == null) {
            known = new HashSet<>();
            for (SchemaObject now : after.objects().values()) {
                known.addAll(NameClaims.of(now));
            }
            claims = known;
        }
        return !Collections.disjoint(NameClaims.of(object), known);
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalog as renames leave it, one after the other, as far as text can tell. */
final class RenamedCatalog {

    private static final String TEMPORARY = "db_migrate_swap_";

    private Catalog now;

    RenamedCatalog(Catalog before) {
        this.now = before;
    }

    Catalog now() {
        return now;
    }

    @Nullable
    SchemaObject find(ObjectId id) {
        return now.find(id);
    }

    void rename(MemberRename member) {
        now = member.applied(now);
    }

    /** Renames one, and the same column or check on what inherits it; answers the renames, which may move other names. */
    List<CatalogRename> rename(ObjectId from, ObjectId to) {
        List<CatalogRename> renames = new ArrayList<>(List.of(CatalogRename.of(from, to)));
        if (from.kind() == Kind.COLUMN || from.kind() == Kind.CONSTRAINT) {
            for (ObjectId heir : heirs(from)) {
                String renamed = Names.prefix(heir.name()) + "." + Names.last(to.name());
                renames.add(CatalogRename.of(heir, new ObjectId(heir.kind(), renamed)));
            }
        }
        renames.forEach(rename -> now = rename.applied(now));
        return renames;
    }

    /** Adds a namespace that has nothing in it yet. */
    void add(ObjectId namespace) {
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(now.objects());
        objects.put(
                namespace, new SchemaObject(namespace, null, new TreeMap<>(), null, new TreeSet<>(), new TreeSet<>()));
        now = Catalog.of(objects.values());
    }

    /** Gives the sequence of an identity column another name. */
    void renameSequence(ObjectId column, String name) {
        TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>(now.objects());
        objects.computeIfPresent(column, (id, found) -> {
            TreeMap<String, String> properties = new TreeMap<>(found.properties());
            properties.put(Properties.IDENTITY_SEQUENCE, name);
            return new SchemaObject(
                    id, found.parent(), properties, found.owner(), found.privileges(), found.dependsOn());
        });
        now = Catalog.of(objects.values());
    }

    /** What an object claims under a name, which may be another than its own. */
    Set<String> claims(ObjectId object, ObjectId name) {
        SchemaObject found = Objects.requireNonNull(now.find(object));
        Set<String> claims = NameClaims.of(new SchemaObject(
                name, found.parent(), found.properties(), found.owner(), found.privileges(), found.dependsOn()));
        claims.add(name.toString());
        return claims;
    }

    /** A name beside the one wanted that nothing has. */
    ObjectId temporary(ObjectId to) {
        String path = Names.withoutArguments(to.name());
        String arguments = to.name().substring(path.length());
        String prefix = path.substring(0, path.length() - Names.last(path).length());
        int number = 1;
        while (isTaken(TEMPORARY + number)) {
            number++;
        }
        return new ObjectId(to.kind(), prefix + TEMPORARY + number + arguments);
    }

    private boolean isTaken(String bare) {
        return now.objects().values().stream()
                .anyMatch(object -> bare.equals(
                                Names.last(Names.withoutArguments(object.id().name())))
                        || String.valueOf(object.property(Properties.IDENTITY_SEQUENCE))
                                .endsWith("." + bare));
    }

    /** The same column or check on the tables that inherit it: PostgreSQL renames it there too. */
    private List<ObjectId> heirs(ObjectId object) {
        String table = Names.prefix(object.name());
        String bare = Names.last(object.name());
        List<ObjectId> heirs = new ArrayList<>();
        for (SchemaObject child : now.objects().values()) {
            boolean inherits = table.equals(child.property(Properties.PARTITION_OF))
                    || Names.list(child.property(Properties.INHERITS)).contains(table);
            ObjectId heir = new ObjectId(object.kind(), child.id().name() + "." + bare);
            SchemaObject found = now.find(heir);
            if (inherits && found != null && !found.has(Properties.INHERITED_FROM)) {
                heirs.add(heir);
                heirs.addAll(heirs(heir));
            }
        }
        return heirs;
    }
}

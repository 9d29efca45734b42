package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import java.util.Set;

/** Finds the objects that a person means by a name, of which the first parts may be left out. */
final class NameSearch {

    private NameSearch() {}

    /**
     * Those of the managed namespace when there are some, else those of all.
     *
     * @param path the parts written, without quotes
     */
    static List<ObjectId> find(Catalog catalog, Set<Kind> kinds, List<String> path, CatalogScope scope) {
        List<ObjectId> found = catalog.objects().keySet().stream()
                .filter(id -> kinds.contains(id.kind()))
                .filter(id -> endsWith(parts(id), path))
                .toList();
        List<ObjectId> managed = found.stream()
                .filter(id -> parts(id).get(0).equals(scope.managedNamespace()))
                .toList();
        return managed.isEmpty() ? found : managed;
    }

    /** The parts of a name without quotes, and without the arguments of a function. */
    static List<String> parts(ObjectId id) {
        return ObjectName.of(id.name()).parts().stream().map(ObjectName::plain).toList();
    }

    private static boolean endsWith(List<String> parts, List<String> path) {
        int missing = parts.size() - path.size();
        return missing >= 0 && parts.subList(missing, parts.size()).equals(path);
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What others may do with objects not yet made. Where there is no such object, PostgreSQL's own defaults hold. */
final class DefaultPrivilegesKind implements ObjectKind {

    @Override
    public List<String> create(SchemaObject privileges, Situation situation) {
        return between(privileges, standard(privileges), privileges.privileges());
    }

    @Override
    public List<String> drop(SchemaObject privileges, Situation situation) {
        return between(privileges, privileges.privileges(), standard(privileges));
    }

    static List<String> change(Change change) {
        return between(change.to(), change.from().privileges(), change.to().privileges());
    }

    private static List<String> between(SchemaObject object, Collection<String> held, Collection<String> wanted) {
        String role = object.property(Properties.ROLE);
        String namespace = object.property(Properties.NAMESPACE);
        String prefix = "ALTER DEFAULT PRIVILEGES " + (role == null ? "" : "FOR ROLE " + role + " ")
                + (namespace == null ? "" : "IN SCHEMA " + namespace + " ");
        return Grants.byDefault(prefix, objects(object), role, held, wanted);
    }

    private static Set<String> standard(SchemaObject object) {
        return object.property(Properties.NAMESPACE) == null ? ImpliedPrivileges.builtIn(objects(object)) : Set.of();
    }

    private static String objects(SchemaObject object) {
        return Objects.requireNonNull(object.property(Properties.OBJECTS));
    }
}

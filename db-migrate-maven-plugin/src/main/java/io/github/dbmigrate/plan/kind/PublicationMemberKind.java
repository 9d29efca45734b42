package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;

/** A table or namespace that a publication holds. */
final class PublicationMemberKind implements ObjectKind {

    @Override
    public List<String> create(SchemaObject member, Situation situation) {
        String columns = member.property(Properties.COLUMNS);
        String filter = member.property(Properties.FILTER);
        return List.of(alter(member) + " ADD " + member.property(Properties.MEMBER)
                + (columns == null ? "" : " (" + columns + ")")
                + (filter == null ? "" : " WHERE " + Names.parenthesized(filter)));
    }

    @Override
    public List<String> drop(SchemaObject member, Situation situation) {
        return List.of(alter(member) + " DROP " + member.property(Properties.MEMBER));
    }

    private static String alter(SchemaObject member) {
        return "ALTER PUBLICATION " + Objects.requireNonNull(member.parent()).name();
    }
}

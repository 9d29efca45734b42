package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** A domain; its checks are constraints of their own. */
final class DomainKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(Properties.DEFAULT, Properties.NOT_NULL, Properties.NOT_NULL_CONSTRAINT));
    }

    @Override
    public List<String> create(SchemaObject domain, Situation situation) {
        StringBuilder text = new StringBuilder("CREATE DOMAIN ")
                .append(domain.id().name())
                .append(" AS ")
                .append(domain.property(Properties.TYPE));
        if (domain.has(Properties.COLLATION)) {
            text.append(" COLLATE ").append(domain.property(Properties.COLLATION));
        }
        if (domain.has(Properties.DEFAULT)) {
            text.append(" DEFAULT ").append(domain.property(Properties.DEFAULT));
        }
        if (domain.has(Properties.NOT_NULL_CONSTRAINT)) {
            text.append(" CONSTRAINT ").append(domain.property(Properties.NOT_NULL_CONSTRAINT));
        }
        text.append(domain.has(Properties.NOT_NULL) ? " NOT NULL" : "");
        situation
                .inlinedChildren(domain.id(), Kind.CONSTRAINT)
                .forEach(constraint -> text.append("\n    CONSTRAINT ")
                        .append(Names.last(constraint.id().name()))
                        .append(' ')
                        .append(constraint.property(Properties.DEFINITION)));
        return List.of(text.toString());
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        String alter = "ALTER DOMAIN " + change.name();
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.DEFAULT)) {
            String value = change.now(Properties.DEFAULT);
            statements.add(alter + (value == null ? " DROP DEFAULT" : " SET DEFAULT " + value));
        }
        statements.addAll(notNull(change, alter));
        return statements;
    }

    /** From PostgreSQL 17 on NOT NULL is a constraint with a name. */
    private static List<String> notNull(Change change, String alter) {
        String name = change.now(Properties.NOT_NULL_CONSTRAINT);
        if (!change.to().has(Properties.NOT_NULL)) {
            return change.of(Properties.NOT_NULL) ? List.of(alter + " DROP NOT NULL") : List.of();
        }
        if (change.of(Properties.NOT_NULL)) {
            return List.of(alter + (name == null ? " SET NOT NULL" : " ADD CONSTRAINT " + name + " NOT NULL"));
        }
        return change.of(Properties.NOT_NULL_CONSTRAINT)
                ? List.of(
                        alter + " RENAME CONSTRAINT " + notNullName(change.from()) + " TO " + notNullName(change.to()))
                : List.of();
    }

    /** The name it has, or the one that PostgreSQL chooses. */
    private static String notNullName(SchemaObject domain) {
        String given = domain.property(Properties.NOT_NULL_CONSTRAINT);
        return given != null
                ? given
                : Names.quoted(Names.unquoted(Names.last(domain.id().name())) + "_not_null");
    }
}

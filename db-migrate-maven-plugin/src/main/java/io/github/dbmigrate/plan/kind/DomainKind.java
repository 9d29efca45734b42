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
        return Way.alterIf(change.onlyOf(Properties.DEFAULT, Properties.NOT_NULL));
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
        if (change.of(Properties.NOT_NULL)) {
            statements.add(alter + (change.to().has(Properties.NOT_NULL) ? " SET NOT NULL" : " DROP NOT NULL"));
        }
        return statements;
    }
}

package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;

/** A row level security policy. */
final class PolicyKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        boolean removes = (change.from().has(Properties.USING) && !change.to().has(Properties.USING))
                || (change.from().has(Properties.CHECK) && !change.to().has(Properties.CHECK));
        return Way.alterIf(!removes && change.onlyOf(Properties.ROLES, Properties.USING, Properties.CHECK));
    }

    @Override
    public List<String> create(SchemaObject policy, Situation situation) {
        StringBuilder text = new StringBuilder("CREATE ").append(SqlName.of(policy));
        text.append(policy.has(Properties.RESTRICTIVE) ? "\n    AS RESTRICTIVE" : "");
        String command = String.valueOf(policy.property(Properties.COMMAND));
        text.append(command.equals("ALL") ? "" : "\n    FOR " + command);
        String roles = String.valueOf(policy.property(Properties.ROLES));
        text.append(roles.equals("PUBLIC") ? "" : "\n    TO " + roles);
        conditions(text, policy);
        return List.of(text.toString());
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        StringBuilder text = new StringBuilder("ALTER ").append(SqlName.of(change.to()));
        if (change.of(Properties.ROLES)) {
            text.append("\n    TO ").append(change.now(Properties.ROLES));
        }
        conditions(text, change.to());
        return List.of(text.toString());
    }

    private static void conditions(StringBuilder text, SchemaObject policy) {
        if (policy.has(Properties.USING)) {
            text.append("\n    USING ").append(Names.parenthesized(String.valueOf(policy.property(Properties.USING))));
        }
        if (policy.has(Properties.CHECK)) {
            text.append("\n    WITH CHECK ")
                    .append(Names.parenthesized(String.valueOf(policy.property(Properties.CHECK))));
        }
    }
}

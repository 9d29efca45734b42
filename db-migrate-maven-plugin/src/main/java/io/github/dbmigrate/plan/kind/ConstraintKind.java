package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A constraint of a table or a domain, with the index behind it. */
final class ConstraintKind implements ObjectKind {

    private static final Pattern DEFERRABILITY =
            Pattern.compile("( NOT)? DEFERRABLE| INITIALLY (DEFERRED|IMMEDIATE)| (NOT )?ENFORCED");
    private static final String NOT_VALID = " NOT VALID";

    @Override
    public Way way(Change change, Situation situation) {
        if (!change.of(Properties.DEFINITION)) {
            return Way.alter();
        }
        if (isValidation(change)) {
            return Way.alter();
        }
        return Way.alterIf(isDeferrability(change));
    }

    private static boolean isValidation(Change change) {
        String old = definition(change.from());
        return old.endsWith(NOT_VALID) && old.equals(definition(change.to()) + NOT_VALID);
    }

    private static boolean isDeferrability(Change change) {
        String old = definition(change.from());
        String now = definition(change.to());
        return "foreign key".equals(change.now(Properties.TYPE))
                && !old.contains("ENFORCED")
                && !now.contains("ENFORCED")
                && plain(old).equals(plain(now));
    }

    private static String plain(String definition) {
        return DEFERRABILITY.matcher(definition).replaceAll("");
    }

    @Override
    public List<String> create(SchemaObject constraint, Situation situation) {
        List<String> statements = new ArrayList<>();
        if (!situation.inlined().contains(constraint.id())) {
            statements.add(alter(constraint) + " ADD CONSTRAINT "
                    + Names.last(constraint.id().name()) + " " + definition(constraint));
        }
        statements.addAll(settings(constraint, null, constraint.property(Properties.OPTIONS)));
        statements.addAll(marks(constraint));
        return statements;
    }

    /** Storage parameters are the index's, which PostgreSQL does not print with the constraint. */
    private static List<String> settings(SchemaObject constraint, @Nullable String from, @Nullable String to) {
        String table = Objects.requireNonNull(constraint.parent()).name();
        String index = Names.prefix(table) + "." + Names.last(constraint.id().name());
        return Options.change(from, to, "").stream()
                .map(action -> "ALTER INDEX " + index + " " + action)
                .toList();
    }

    /** CLUSTER and REPLICA IDENTITY name the constraint's index, which has its name. */
    static List<String> marks(SchemaObject owner) {
        String table = Objects.requireNonNull(owner.parent()).name();
        String index = Names.last(owner.id().name());
        List<String> statements = new ArrayList<>();
        if (owner.has(Properties.CLUSTERED)) {
            statements.add("ALTER TABLE " + table + " CLUSTER ON " + index);
        }
        if (owner.has(Properties.REPLICA_IDENTITY)) {
            statements.add("ALTER TABLE " + table + " REPLICA IDENTITY USING INDEX " + index);
        }
        return statements;
    }

    static List<String> markChange(Change change, Situation situation) {
        ObjectId table = Objects.requireNonNull(change.to().parent());
        String index = Names.last(change.name());
        List<String> statements = new ArrayList<>();
        if (change.of(Properties.CLUSTERED) && change.to().has(Properties.CLUSTERED)) {
            statements.add("ALTER TABLE " + table.name() + " CLUSTER ON " + index);
        }
        if (change.of(Properties.CLUSTERED)
                && !change.to().has(Properties.CLUSTERED)
                && situation.families().afterChildren(table).stream()
                        .noneMatch(child -> child.has(Properties.CLUSTERED))) {
            statements.add("ALTER TABLE " + table.name() + " SET WITHOUT CLUSTER");
        }
        if (change.of(Properties.REPLICA_IDENTITY) && change.to().has(Properties.REPLICA_IDENTITY)) {
            statements.add("ALTER TABLE " + table.name() + " REPLICA IDENTITY USING INDEX " + index);
        }
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> statements = new ArrayList<>();
        String name = Names.last(change.name());
        if (isValidation(change)) {
            statements.add(alter(change.to()) + " VALIDATE CONSTRAINT " + name);
        } else if (change.of(Properties.DEFINITION) && !change.to().has(Properties.INHERITED)) {
            statements.add(alter(change.to()) + " ALTER CONSTRAINT " + name + deferrability(change.to()));
        }
        statements.addAll(settings(change.to(), change.old(Properties.OPTIONS), change.now(Properties.OPTIONS)));
        statements.addAll(markChange(change, situation));
        return statements;
    }

    private static String deferrability(SchemaObject constraint) {
        String definition = definition(constraint);
        if (!definition.contains(" DEFERRABLE") || definition.contains(" NOT DEFERRABLE")) {
            return " NOT DEFERRABLE";
        }
        return definition.contains("INITIALLY DEFERRED")
                ? " DEFERRABLE INITIALLY DEFERRED"
                : " DEFERRABLE INITIALLY IMMEDIATE";
    }

    @Override
    public List<String> drop(SchemaObject constraint, Situation situation) {
        return List.of(alter(constraint) + " DROP CONSTRAINT "
                + Names.last(constraint.id().name()));
    }

    static String alter(SchemaObject constraint) {
        ObjectId parent = Objects.requireNonNull(constraint.parent());
        return parent.kind() == Kind.DOMAIN ? "ALTER DOMAIN " + parent.name() : ColumnKind.alterTable(constraint);
    }

    private static String definition(SchemaObject constraint) {
        return Objects.requireNonNull(constraint.property(Properties.DEFINITION));
    }
}

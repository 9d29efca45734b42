package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function or procedure. It is replaced in place as long as what its callers see stays. */
final class RoutineKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        boolean same = !change.of(Properties.RESULT)
                && !change.of("window")
                && !change.of(Properties.IDENTITY_ARGUMENTS)
                && withoutDefaults(change.old(Properties.ARGUMENTS))
                        .equals(withoutDefaults(change.now(Properties.ARGUMENTS)))
                && defaults(change.now(Properties.ARGUMENTS)) >= defaults(change.old(Properties.ARGUMENTS));
        return Way.alterIf(same && change.id().kind() != Kind.AGGREGATE);
    }

    private static List<String> withoutDefaults(@Nullable String arguments) {
        return Names.list(arguments).stream()
                .map(argument -> argument.replaceFirst(" DEFAULT .*", ""))
                .toList();
    }

    private static long defaults(@Nullable String arguments) {
        return Names.list(arguments).stream()
                .filter(argument -> argument.contains(" DEFAULT "))
                .count();
    }

    @Override
    public List<String> create(SchemaObject routine, Situation situation) {
        return List.of(definition(routine).replaceFirst("^CREATE OR REPLACE ", "CREATE "));
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return List.of(definition(change.to()));
    }

    private static String definition(SchemaObject routine) {
        return Objects.requireNonNull(routine.property(Properties.DEFINITION)).strip();
    }
}

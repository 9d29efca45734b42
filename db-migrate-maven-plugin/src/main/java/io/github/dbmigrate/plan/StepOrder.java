package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the steps. A circle is broken by taking a foreign key, a default or a check out of its table's statement, or, where
 * that is dropped, a policy or whatever else would go along.
 */
final class StepOrder {

    private static final Set<Kind> WRITTEN_INSIDE = EnumSet.of(Kind.CONSTRAINT, Kind.DEFAULT);

    private final Situation situation;
    private final Decisions decisions;
    private final Absorption absorption;

    StepOrder(Situation situation, Decisions decisions, Absorption absorption) {
        this.situation = situation;
        this.decisions = decisions;
        this.absorption = absorption;
    }

    List<Step> sort(Supplier<StepGraph> builder) {
        StepGraph graph = builder.get();
        List<List<Step>> circles = graph.circles();
        while (!circles.isEmpty()) {
            if (loosen(circles, graph)) {
                graph = builder.get();
            }
            circles = graph.circles();
        }
        return graph.sorted();
    }

    /** Breaks each circle; true when something was taken out of its statement, so that the graph is another. */
    private boolean loosen(List<List<Step>> circles, StepGraph graph) {
        Map<Step, List<Step>> parts = parts();
        boolean loosened = false;
        for (List<Step> circle : circles) {
            Optional<Step> part = part(new HashSet<>(circle), parts);
            if (part.isPresent()) {
                absorption.loosen(part.get());
                loosened = true;
            } else {
                // What is left is found out by running it: a statement that comes too early is tried again later.
                graph.cut(circle.get(circle.size() - 1), circle.get(0));
            }
        }
        return loosened;
    }

    /** By the statement that they are part of, what could stand alone. */
    private Map<Step, List<Step>> parts() {
        Map<Step, List<Step>> parts = new HashMap<>();
        decisions.all().entrySet().stream()
                .flatMap(entry -> candidates(entry.getKey(), entry.getValue()))
                .filter(step -> !absorption.owner(step).equals(step))
                .forEach(step -> parts.computeIfAbsent(absorption.owner(step), owner -> new ArrayList<>())
                        .add(step));
        return parts;
    }

    private Optional<Step> part(Set<Step> circle, Map<Step, List<Step>> parts) {
        return circle.stream()
                .flatMap(owner -> parts.getOrDefault(owner, List.of()).stream())
                .filter(step -> linksWithin(step, circle))
                .min(Comparator.comparingInt(this::weight).thenComparing(Comparator.naturalOrder()));
    }

    private Stream<Step> candidates(ObjectId id, Decision decision) {
        Stream<Step> created = decision.creates() && WRITTEN_INSIDE.contains(id.kind())
                ? Stream.of(new Step(Step.Op.CREATE, id))
                : Stream.empty();
        Stream<Step> dropped =
                decision.drops() && id.kind() != Kind.COLUMN ? Stream.of(new Step(Step.Op.DROP, id)) : Stream.empty();
        return Stream.concat(created, dropped);
    }

    /** True when it ties its own statement to another one of the circle. */
    private boolean linksWithin(Step step, Set<Step> circle) {
        SchemaObject object = object(step);
        Step own = absorption.owner(step);
        return object != null
                && object.dependsOn().stream()
                        .map(below -> absorption.owner(new Step(step.op(), below)))
                        .anyMatch(owner -> !owner.equals(own) && circle.contains(owner));
    }

    private int weight(Step step) {
        String type = Objects.requireNonNull(object(step)).property(Properties.TYPE);
        if (type == null) {
            return 1;
        }
        return type.equals("foreign key") ? 0 : 2;
    }

    private @Nullable SchemaObject object(Step step) {
        return (step.op() == Step.Op.CREATE ? situation.after() : situation.before()).find(step.id());
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Families;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the graph: which steps there are, and what must come before what. */
final class GraphBuilder {

    private final Situation situation;
    private final Decisions decisions;
    private final Attachments attachments;
    private final Absorption absorption;
    private final Dependants dependants;
    private final StepGraph graph = new StepGraph();

    GraphBuilder(
            Situation situation,
            Decisions decisions,
            Attachments attachments,
            Absorption absorption,
            Dependants dependants) {
        this.situation = situation;
        this.decisions = decisions;
        this.attachments = attachments;
        this.absorption = absorption;
        this.dependants = dependants;
    }

    StepGraph build() {
        allSteps().forEach(step -> {
            if (absorption.owner(step).equals(step)) {
                graph.add(step);
            }
        });
        decisions.all().forEach(this::edges);
        claims();
        situation.rebuilt().tables().forEach(this::copied);
        inheritance();
        bodies();
        return graph;
    }

    private List<Step> allSteps() {
        List<Step> steps = new ArrayList<>();
        decisions.all().forEach((id, decision) -> {
            switch (decision) {
                case CREATE -> steps.add(create(id));
                case DROP -> steps.add(new Step(Step.Op.DROP, id));
                case ALTER -> steps.add(new Step(Step.Op.ALTER, id));
                case REPLACE -> {
                    steps.add(new Step(Step.Op.DROP, id));
                    steps.add(create(id));
                }
                case SWAP -> {
                    steps.add(new Step(Step.Op.RENAME_AWAY, id));
                    steps.add(create(id));
                    if (situation.rebuilt().tables().contains(id)) {
                        steps.add(new Step(Step.Op.COPY, id));
                    }
                    steps.add(new Step(Step.Op.DROP_OLD, id));
                }
                case RETIRE -> {
                    steps.add(new Step(Step.Op.RENAME_AWAY, id));
                    steps.add(new Step(Step.Op.DROP_OLD, id));
                }
                case KEEP -> {
                    // Nothing is done to it.
                }
            }
        });
        attachments.detachedTables().forEach(id -> steps.add(new Step(Step.Op.DETACH, id)));
        attachments.attachedTables().forEach(id -> steps.add(new Step(Step.Op.ATTACH, id)));
        return steps;
    }

    private void edges(ObjectId id, Decision decision) {
        Step made = made(id);
        if (made != null) {
            SchemaObject now = Objects.requireNonNull(situation.after().find(id));
            now.dependsOn().forEach(below -> edge(made(below), made));
            String above = now.property(Properties.ATTACHED_TO);
            if (above != null) {
                edge(made, made(new ObjectId(Kind.INDEX, above)));
            }
            if (id.kind() == Kind.INDEX && !now.has(Properties.INHERITED_FROM)) {
                afterAttached(now, made);
            }
        }
        if (decision == Decision.REPLACE && !lingers(new Step(Step.Op.DROP, id))) {
            edge(new Step(Step.Op.DROP, id), create(id));
        }
        if (decision.lingers()) {
            edge(new Step(Step.Op.RENAME_AWAY, id), new Step(Step.Op.DROP_OLD, id));
        }
        if (decision == Decision.SWAP) {
            edge(new Step(Step.Op.RENAME_AWAY, id), create(id));
            edge(create(id), new Step(Step.Op.DROP_OLD, id));
        }
        if (situation.before().find(id) != null && decision != Decision.KEEP) {
            dependants.of(id).forEach(dependant -> beforeGoing(dependant, id, decision));
        }
    }

    /** True for what goes with the old form of its table, and so is not in the way of the new one's. */
    private boolean lingers(Step gone) {
        return absorption.owner(gone).op() == Step.Op.DROP_OLD;
    }

    /** The rows come into the new form with its partitions, and before everything else that stands on it. */
    private void copied(ObjectId table) {
        Step copy = new Step(Step.Op.COPY, table);
        edge(copy, new Step(Step.Op.DROP_OLD, table));
        Set<ObjectId> tree = new TreeSet<>();
        newTree(table, tree);
        tree.forEach(member -> edge(create(member), copy));
        decisions.all().keySet().forEach(id -> {
            Step made = made(id);
            if (made != null && standsOn(id, tree)) {
                Step owner = absorption.owner(made);
                if (id.kind() == Kind.DEFAULT) {
                    edge(made, copy);
                } else if (!(owner.op() == Step.Op.CREATE && tree.contains(owner.id()))) {
                    edge(copy, made);
                }
            }
        });
    }

    private void newTree(ObjectId table, Set<ObjectId> tree) {
        if (decisions.creates(table) && tree.add(table)) {
            situation.families().newHeirs(table).forEach(heir -> newTree(heir, tree));
        }
    }

    private boolean standsOn(ObjectId id, Set<ObjectId> tree) {
        SchemaObject now = Objects.requireNonNull(situation.after().find(id));
        return now.dependsOn().stream().anyMatch(below -> {
            SchemaObject object = situation.after().find(below);
            ObjectId table = object == null ? null : Families.tableOf(object);
            return tree.contains(below) || (table != null && tree.contains(table));
        });
    }

    /** A partitioned index takes whichever index of a partition it finds, so one that only looks so comes behind it. */
    private void afterAttached(SchemaObject index, Step made) {
        if (index.parent() == null) {
            return;
        }
        for (SchemaObject other : situation.families().afterChildren(index.parent())) {
            boolean isIndex = other.id().kind() == Kind.INDEX;
            if (isIndex
                    && other.has(Properties.INHERITED_FROM)
                    && Twins.unnamed(other).equals(Twins.unnamed(index))) {
                edge(made(other.id()), made);
            }
        }
    }

    /** What stands on an object in the old state goes, or is taken off it, before the object itself is touched. */
    private void beforeGoing(ObjectId dependant, ObjectId id, Decision decision) {
        Step gone = gone(dependant);
        Step altered = new Step(Step.Op.ALTER, dependant);
        boolean isAltered = decisions.of(dependant) == Decision.ALTER;
        switch (decision) {
            case DROP, REPLACE -> {
                edge(gone, new Step(Step.Op.DROP, id));
                if (isAltered) {
                    edge(altered, new Step(Step.Op.DROP, id));
                }
            }
            case SWAP, RETIRE -> {
                Step end = new Step(Step.Op.DROP_OLD, id);
                if (gone != null && lingers(gone)) {
                    edge(gone, end);
                } else {
                    edge(gone, new Step(Step.Op.RENAME_AWAY, id));
                }
                if (isAltered) {
                    edge(altered, end);
                }
            }
            case ALTER -> edge(gone, new Step(Step.Op.ALTER, id));
            default -> {
                // Nothing goes.
            }
        }
    }

    private void claims() {
        Map<String, Set<Step>> given = new HashMap<>();
        decisions.all().forEach((id, decision) -> {
            SchemaObject old = situation.before().find(id);
            if (old == null || decision == Decision.KEEP) {
                return;
            }
            Set<String> names = new HashSet<>(NameClaims.of(old));
            SchemaObject now = situation.after().find(id);
            if (decision == Decision.ALTER && now != null) {
                names.removeAll(NameClaims.of(now));
            }
            Step step = decision == Decision.ALTER ? new Step(Step.Op.ALTER, id) : away(id, decision);
            names.forEach(
                    name -> given.computeIfAbsent(name, key -> new TreeSet<>()).add(step));
        });
        decisions.all().forEach((id, decision) -> {
            SchemaObject now = situation.after().find(id);
            Step made = made(id);
            if (now != null && made != null) {
                NameClaims.of(now)
                        .forEach(name -> given.getOrDefault(name, Set.of()).forEach(step -> edge(step, made)));
            }
        });
    }

    private static Step away(ObjectId id, Decision decision) {
        return new Step(decision.lingers() ? Step.Op.RENAME_AWAY : Step.Op.DROP, id);
    }

    private void inheritance() {
        for (ObjectId table : attachments.detachedTables()) {
            Step detach = new Step(Step.Op.DETACH, table);
            parentsAndSelf(table, situation.before())
                    .forEach(family -> steps(family).forEach(step -> edge(detach, step)));
        }
        for (ObjectId table : attachments.attachedTables()) {
            Step attach = new Step(Step.Op.ATTACH, table);
            type(table).ifPresent(type -> {
                edge(new Step(Step.Op.DETACH, table), new Step(Step.Op.ALTER, type));
                edge(new Step(Step.Op.ALTER, type), attach);
            });
            parentsAndSelf(table, situation.after())
                    .forEach(family -> steps(family).forEach(step -> edge(step, attach)));
        }
        decisions.all().forEach((id, decision) -> {
            boolean table = id.kind() == Kind.TABLE || id.kind() == Kind.FOREIGN_TABLE;
            if (table && (decision == Decision.CREATE || decision == Decision.SWAP)) {
                afterParents(id);
            } else if (id.kind() == Kind.COLUMN || id.kind() == Kind.DEFAULT) {
                afterCounterparts(new ObjectId(Kind.COLUMN, id.name()));
            }
        });
    }

    /** The type that a table is of, when that changes. */
    private Optional<ObjectId> type(ObjectId table) {
        SchemaObject now = situation.after().find(table);
        return Optional.ofNullable(now == null ? null : now.property(Properties.OF_TYPE))
                .map(name -> new ObjectId(Kind.COMPOSITE, name))
                .filter(type -> decisions.of(type) == Decision.ALTER);
    }

    private List<ObjectId> parentsAndSelf(ObjectId table, Catalog catalog) {
        List<ObjectId> family = new ArrayList<>(Families.parents(catalog.find(table)));
        family.add(table);
        return family;
    }

    /** Everything that happens to a table and to what stands directly on it, attaching and detaching left out. */
    private List<Step> steps(ObjectId table) {
        List<ObjectId> ids = new ArrayList<>(List.of(table));
        Set<ObjectId> members = new TreeSet<>(dependants.of(table));
        situation.families().afterChildren(table).forEach(child -> members.add(child.id()));
        for (ObjectId member : members) {
            if (isOf(member, table)) {
                ids.add(member);
                if (member.kind() == Kind.COLUMN) {
                    ids.add(new ObjectId(Kind.DEFAULT, member.name()));
                }
            }
        }
        List<Step> steps = new ArrayList<>();
        for (ObjectId id : ids) {
            Step gone = gone(id);
            // What goes with an old form is out of the way as soon as that is.
            add(gone == null || !lingers(gone) ? gone : new Step(Step.Op.RENAME_AWAY, id), steps);
            add(made(id), steps);
        }
        return steps;
    }

    private boolean isOf(ObjectId member, ObjectId table) {
        SchemaObject old = situation.before().find(member);
        SchemaObject now = situation.after().find(member);
        return (old != null && table.equals(old.parent())) || (now != null && table.equals(now.parent()));
    }

    private static void add(@Nullable Step step, List<Step> steps) {
        if (step != null) {
            steps.add(step);
        }
    }

    /** A new partition is born with what its table has by then. */
    private void afterParents(ObjectId table) {
        for (ObjectId parent : Families.parents(situation.after().find(table))) {
            for (Step step : steps(parent)) {
                Kind kind = step.id().kind();
                if (kind == Kind.COLUMN || kind == Kind.DEFAULT) {
                    edge(step, create(table));
                }
            }
        }
    }

    /** Statements on a table reach those that inherit from it, so theirs come behind. */
    private void afterCounterparts(ObjectId column) {
        SchemaObject object = situation.after().find(column);
        boolean now = object != null;
        SchemaObject any = now ? object : situation.before().find(column);
        if (any == null) {
            return;
        }
        List<ObjectId> counterparts = now
                ? situation.families().newCounterparts(any)
                : situation.families().oldCounterparts(any);
        for (ObjectId counterpart : counterparts) {
            inOrder(counterpart, column);
            inOrder(new ObjectId(Kind.DEFAULT, counterpart.name()), new ObjectId(Kind.DEFAULT, column.name()));
        }
    }

    private void inOrder(ObjectId parent, ObjectId child) {
        edge(made(parent), made(child));
        if (decisions.of(parent) == Decision.DROP) {
            edgeAlone(gone(parent), gone(child));
            edgeAlone(gone(parent), made(child));
        }
    }

    private void bodies() {
        BodyMentions mentions = new BodyMentions(decisions.all().keySet());
        decisions.all().forEach((id, decision) -> {
            SchemaObject now = situation.after().find(id);
            Step made = made(id);
            if (made != null && now != null && (id.kind() == Kind.FUNCTION || id.kind() == Kind.PROCEDURE)) {
                mentions.of(now).forEach(other -> softEdge(made(other), made));
            }
        });
    }

    private @Nullable Step made(ObjectId id) {
        Decision decision = decisions.of(id);
        if (decision.creates()) {
            return create(id);
        }
        return decision == Decision.ALTER ? new Step(Step.Op.ALTER, id) : null;
    }

    private @Nullable Step gone(ObjectId id) {
        return switch (decisions.of(id)) {
            case DROP, REPLACE -> new Step(Step.Op.DROP, id);
            case SWAP, RETIRE -> new Step(Step.Op.DROP_OLD, id);
            default -> null;
        };
    }

    private static Step create(ObjectId id) {
        return new Step(Step.Op.CREATE, id);
    }

    private void edge(@Nullable Step first, @Nullable Step second) {
        if (first != null && second != null) {
            graph.edge(absorption.owner(first), absorption.owner(second));
        }
    }

    /** Only between statements of their own: a table is dropped after its partitions, whatever their columns say. */
    private void edgeAlone(@Nullable Step first, @Nullable Step second) {
        if (first != null && second != null && absorption.owner(first).equals(first)) {
            graph.edge(first, second);
        }
    }

    private void softEdge(@Nullable Step first, @Nullable Step second) {
        if (first != null && second != null) {
            graph.softEdge(absorption.owner(first), absorption.owner(second));
        }
    }
}

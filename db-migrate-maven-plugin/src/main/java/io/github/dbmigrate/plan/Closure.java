package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Change;
import io.github.dbmigrate.plan.kind.Conversions;
import io.github.dbmigrate.plan.kind.Families;
import io.github.dbmigrate.plan.kind.Limit;
import io.github.dbmigrate.plan.kind.PartitionKey;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries decisions on to what depends: whatever stands on something dropped, made anew or converted is made anew as well,
 * if it holds no data. A type that columns stand on is swapped under them.
 */
final class Closure {

    private static final Set<Kind> HOLDS_DATA =
            EnumSet.of(Kind.TABLE, Kind.COLUMN, Kind.SEQUENCE, Kind.NAMESPACE, Kind.EXTENSION);
    private static final Set<Kind> SWAPPABLE =
            EnumSet.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE, Kind.RANGE, Kind.COLLATION);
    /** PostgreSQL refuses to change the type of a column while one of these uses it. */
    private static final Set<Kind> BLOCKS_TYPE_CHANGE = EnumSet.of(
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.RULE,
            Kind.POLICY,
            Kind.TRIGGER,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.PUBLICATION_MEMBER);

    private static final Set<Kind> BLOCKS_ATTRIBUTE_CHANGE =
            EnumSet.of(Kind.VIEW, Kind.MATERIALIZED_VIEW, Kind.RULE, Kind.POLICY);

    private final Situation situation;
    private final Decisions decisions;
    private final Dependants dependants;
    private final Deque<ObjectId> open = new ArrayDeque<>();
    private final Set<ObjectId> converted = new HashSet<>();

    private Closure(Situation situation, Decisions decisions, Dependants dependants) {
        this.situation = situation;
        this.decisions = decisions;
        this.dependants = dependants;
    }

    static void close(Situation situation, Decisions decisions, Dependants dependants) {
        Closure closure = new Closure(situation, decisions, dependants);
        decisions.rebuilds().forEach(closure::rebuild);
        decisions.visit((id, decision) -> {
            if (decision.drops()) {
                closure.open.add(id);
            } else if (decision == Decision.ALTER) {
                closure.altered(id);
            }
            DomainUses.tightened(id, decision, situation)
                    .filter(domain -> DomainUses.inValuesOfOthers(domain, situation.before(), dependants))
                    .ifPresent(closure::replace);
        });
        closure.run();
    }

    /** With the whole tree of partitions that it is in, so that the copy meets neither triggers nor another one's bounds. */
    private void rebuild(ObjectId table) {
        SchemaObject from = situation.before().find(table);
        SchemaObject to = situation.after().find(table);
        if (from == null || to == null || situation.rebuilt().has(table)) {
            return;
        }
        String above = from.property(Properties.PARTITION_OF);
        if (!Objects.equals(above, to.property(Properties.PARTITION_OF))) {
            decisions.refuse(new Refusal(table, null, null, null, Limit.REBUILT_AND_MOVED.reason()));
        } else if (above != null) {
            rebuild(new ObjectId(Kind.TABLE, above));
        } else {
            situation.rebuilt().add(table);
            leaveBehind(table);
        }
    }

    /** The old form stays until its rows are copied, and with it its partitions, but for those that go elsewhere. */
    private void leaveBehind(ObjectId table) {
        boolean comesBack = situation.after().find(table) != null;
        decisions.set(table, comesBack ? Decision.SWAP : Decision.RETIRE);
        open.add(table);
        for (ObjectId heir : situation.families().oldHeirs(table)) {
            SchemaObject partition = situation.before().find(heir);
            SchemaObject now = situation.after().find(heir);
            boolean follows = now == null || Families.parents(now).contains(table);
            if (partition == null || !partition.has(Properties.PARTITION_OF) || !follows) {
                continue;
            }
            if (heir.kind() == Kind.TABLE) {
                leaveBehind(heir);
            } else {
                decisions.refuse(new Refusal(heir, null, null, null, Limit.FOREIGN_PARTITION.reason()));
            }
        }
    }

    private void altered(ObjectId id) {
        Change change = change(id);
        if (id.kind() == Kind.COLUMN && Conversions.changesType(change)) {
            convert(id);
        } else if (id.kind() == Kind.COMPOSITE && Conversions.changesAttributes(change)) {
            dependants.of(id).stream()
                    .filter(dependant -> BLOCKS_ATTRIBUTE_CHANGE.contains(dependant.kind()))
                    .forEach(this::replace);
        }
    }

    private void run() {
        while (!open.isEmpty()) {
            ObjectId gone = open.remove();
            dependants.of(gone).forEach(dependant -> goneBelow(dependant, gone));
        }
    }

    private void goneBelow(ObjectId dependant, ObjectId gone) {
        SchemaObject now = situation.after().find(dependant);
        Decision decision = decisions.of(dependant);
        if (dependant.kind() == Kind.SEQUENCE_OWNERSHIP) {
            retire(new ObjectId(Kind.SEQUENCE, dependant.name()), gone);
        }
        if (now == null || decision.drops()) {
            swapWith(dependant, gone);
            return;
        }
        boolean stillThere = situation.after().find(gone) != null;
        ObjectId successor = stillThere ? null : successor(gone);
        if (successor != null
                && dependant.kind() == Kind.COLUMN
                && now.dependsOn().contains(successor)) {
            decisions.set(gone, Decision.RETIRE);
            situation.swapped().add(successor);
            converted(dependant);
            return;
        }
        if (!stillThere && decision == Decision.ALTER && dependant.kind() != Kind.CONSTRAINT) {
            return; // The ALTER takes it off what is dropped.
        }
        if (!HOLDS_DATA.contains(dependant.kind()) || gone.equals(now.parent())) {
            replace(dependant);
        } else if (dependant.kind() == Kind.COLUMN && now.has(Properties.GENERATED)) {
            replace(dependant);
        } else if (now.dependsOn().contains(gone)) {
            dataOver(dependant, gone);
        }
    }

    private void dataOver(ObjectId dependant, ObjectId gone) {
        if (dependant.kind() == Kind.COLUMN && SWAPPABLE.contains(gone.kind())) {
            swap(gone);
            converted(dependant);
        } else if (isMadeAnew(gone) && !isPart(dependant, gone) && !inherited(dependant, gone)) {
            decisions.refuse(new Refusal(gone, null, null, null, Limit.DATA_ABOVE.reason() + ": " + dependant));
        }
    }

    private boolean isMadeAnew(ObjectId gone) {
        return decisions.of(gone) == Decision.REPLACE || situation.rebuilt().has(gone);
    }

    /** It leaves before, and comes back if it shall. */
    private boolean inherited(ObjectId dependant, ObjectId gone) {
        return Families.parents(situation.before().find(dependant)).contains(gone);
    }

    private void converted(ObjectId column) {
        if (PartitionKey.holds(column, situation)) {
            rebuild(Objects.requireNonNull(
                    Objects.requireNonNull(situation.before().find(column)).parent()));
            return;
        }
        if (decisions.of(column) == Decision.KEEP) {
            decisions.set(column, Decision.ALTER);
        }
        convert(column);
    }

    /** A type of another kind that takes the name of a dropped one. */
    private @Nullable ObjectId successor(ObjectId gone) {
        if (!SWAPPABLE.contains(gone.kind()) || gone.kind() == Kind.COLLATION) {
            return null;
        }
        return SWAPPABLE.stream()
                .map(kind -> new ObjectId(kind, gone.name()))
                .filter(id -> id.kind() != Kind.COLLATION && situation.after().find(id) != null)
                .findFirst()
                .orElse(null);
    }

    /** A table depends on itself through its columns' types. */
    private static boolean isPart(ObjectId dependant, ObjectId gone) {
        return dependant.name().equals(gone.name());
    }

    /** A type below a swapped one is needed by both its old and its new form, so it is swapped too. */
    private void swapWith(ObjectId dependant, ObjectId gone) {
        if (decisions.of(dependant) == Decision.SWAP && SWAPPABLE.contains(gone.kind())) {
            swap(gone);
        }
    }

    private void swap(ObjectId type) {
        if (decisions.of(type) == Decision.REPLACE) {
            decisions.set(type, Decision.SWAP);
            situation.swapped().add(type);
            SchemaObject old = situation.before().find(type);
            if (old != null) {
                old.dependsOn().forEach(below -> swapWith(type, below));
            }
        }
    }

    private void replace(ObjectId id) {
        Decision decision = decisions.of(id);
        if ((decision == Decision.KEEP || decision == Decision.ALTER)
                && situation.after().find(id) != null) {
            decisions.set(id, isOfOldForm(id) ? Decision.SWAP : Decision.REPLACE);
            open.add(id);
        }
    }

    /** A column of a table whose rows are copied from it. */
    private boolean isOfOldForm(ObjectId id) {
        SchemaObject old = situation.before().find(id);
        return id.kind() == Kind.COLUMN
                && old != null
                && old.parent() != null
                && decisions.of(old.parent()).lingers();
    }

    /** A sequence that is dropped goes with the old form of its table, and its name becomes free before that. */
    private void retire(ObjectId sequence, ObjectId column) {
        if (isOfOldForm(column) && decisions.of(sequence) == Decision.DROP) {
            decisions.set(sequence, Decision.RETIRE);
            situation.rebuilt().add(sequence, column);
        }
    }

    private void convert(ObjectId column) {
        if (!converted.add(column)) {
            return;
        }
        for (ObjectId dependant : dependants.of(column)) {
            SchemaObject now = situation.after().find(dependant);
            boolean blocks = BLOCKS_TYPE_CHANGE.contains(dependant.kind())
                    || (dependant.kind() == Kind.COLUMN && now != null && now.has(Properties.GENERATED))
                    || (dependant.kind() == Kind.DEFAULT && !Conversions.keepsDefault(change(column), situation))
                    || (isForeignKey(now) && !Conversions.keepsForeignKey(change(column)));
            if (blocks) {
                replace(dependant);
            }
        }
    }

    private static boolean isForeignKey(@Nullable SchemaObject object) {
        return object != null
                && object.id().kind() == Kind.CONSTRAINT
                && "foreign key".equals(object.property(Properties.TYPE));
    }

    private Change change(ObjectId id) {
        SchemaObject from = situation.before().find(id);
        SchemaObject to = situation.after().find(id);
        if (from == null || to == null) {
            throw new IllegalArgumentException(id + " is not in both catalogs");
        }
        return new Change(from, to);
    }
}

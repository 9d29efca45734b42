package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Families;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which steps are part of another's statement: a column of its CREATE TABLE, an index of its dropped table, a partition's
 * index of the partitioned table's.
 */
final class Absorption {

    private final Situation situation;
    private final Decisions decisions;
    private final Attachments attachments;
    private final TakenNames taken;
    private final Set<Step> loose = new HashSet<>();
    private final Map<Step, Step> owners = new HashMap<>();

    Absorption(Situation situation, Decisions decisions, Attachments attachments, TakenNames taken) {
        this.taken = taken;
        this.situation = situation;
        this.decisions = decisions;
        this.attachments = attachments;
    }

    /** Takes a step out of its owner's statement, to break a circle. */
    void loosen(Step step) {
        loose.add(step);
        owners.clear();
    }

    /** The step in whose statement this one happens; itself when it stands alone. */
    Step owner(Step step) {
        Step known = owners.get(step);
        if (known != null) {
            return known;
        }
        Step direct = direct(step);
        Step owner = direct == null ? step : owner(direct);
        owners.put(step, owner);
        return owner;
    }

    /** True when the object is written inside the statement that creates its parent. */
    boolean inlined(ObjectId id) {
        SchemaObject object = situation.after().find(id);
        return object != null
                && object.parent() != null
                && decisions.creates(id)
                && new Step(Step.Op.CREATE, object.parent()).equals(inParent(object));
    }

    private @Nullable Step direct(Step step) {
        if (loose.contains(step)) {
            return null;
        }
        return switch (step.op()) {
            case CREATE -> created(Objects.requireNonNull(situation.after().find(step.id())));
            case DROP -> dropped(Objects.requireNonNull(situation.before().find(step.id())));
            case RENAME_AWAY, DROP_OLD -> ofOldForm(step);
            default -> null;
        };
    }

    /** What goes with the old form of a table, or with that of the table above it. */
    private @Nullable Step ofOldForm(Step step) {
        SchemaObject old = Objects.requireNonNull(situation.before().find(step.id()));
        boolean drops = step.op() == Step.Op.DROP_OLD;
        return switch (step.id().kind()) {
            case COLUMN -> new Step(step.op(), Objects.requireNonNull(old.parent()));
            case TABLE -> {
                String above = old.property(Properties.PARTITION_OF);
                yield above == null || !drops ? null : new Step(step.op(), new ObjectId(Kind.TABLE, above));
            }
            case SEQUENCE ->
                drops
                        ? situation
                                .rebuilt()
                                .column(step.id())
                                .map(this::dropWithColumn)
                                .orElse(null)
                        : null;
            default -> null;
        };
    }

    private Step dropWithColumn(ObjectId column) {
        return drop(column);
    }

    private @Nullable Step created(SchemaObject object) {
        return object.has(Properties.INHERITED) || isAlsoAddedAbove(object) ? inherited(object) : inParent(object);
    }

    /** A column added to a table and to one that inherits from it is added by one statement. */
    private boolean isAlsoAddedAbove(SchemaObject object) {
        return object.id().kind() == Kind.COLUMN
                && object.parent() != null
                && !decisions.creates(object.parent())
                && situation.families().newCounterparts(object).stream().anyMatch(decisions::creates);
    }

    /** What a table has from those that it inherits from comes with its own creation, with theirs, or when it is attached. */
    private @Nullable Step inherited(SchemaObject object) {
        ObjectId table = Families.tableOf(object);
        if (table == null) {
            return null;
        }
        if (attachments.attaches(table)) {
            boolean mustBeThere = object.id().kind() == Kind.COLUMN || isCheck(object);
            return mustBeThere ? null : new Step(Step.Op.ATTACH, table);
        }
        boolean tableIsNew = decisions.creates(table);
        for (ObjectId counterpart : situation.families().newCounterparts(object)) {
            if (decisions.creates(counterpart)) {
                Step step = new Step(Step.Op.CREATE, counterpart);
                // One statement on the uppermost table makes those of all generations.
                boolean later =
                        object.id().kind() != Kind.COLUMN && owner(step).id().kind() != Kind.TABLE;
                if (!tableIsNew || later) {
                    return step;
                }
            }
        }
        return tableIsNew ? new Step(Step.Op.CREATE, table) : null;
    }

    private @Nullable Step inParent(SchemaObject object) {
        ObjectId parent = object.parent();
        if (parent == null || !decisions.creates(parent) || loose.contains(new Step(Step.Op.CREATE, object.id()))) {
            return null;
        }
        boolean inside = switch (object.id().kind()) {
            case COLUMN -> true;
            case DEFAULT -> isInColumn(parent);
            case CONSTRAINT -> isInTable(object, parent);
            default -> false;
        };
        return inside ? new Step(Step.Op.CREATE, parent) : null;
    }

    private boolean isInColumn(ObjectId parent) {
        SchemaObject column = situation.after().find(parent);
        return column != null && parent.kind() == Kind.COLUMN && !column.has(Properties.INHERITED);
    }

    /** CREATE TABLE would take a NOT VALID constraint as valid. */
    private boolean isInTable(SchemaObject constraint, ObjectId parent) {
        SchemaObject table = situation.after().find(parent);
        String definition = String.valueOf(constraint.property(Properties.DEFINITION));
        return table != null
                && !table.has(Properties.PARTITION_OF)
                && !table.has(Properties.OF_TYPE)
                && (!decisions.of(parent).lingers() || isCheck(constraint))
                && !constraint.has(Properties.INHERITED)
                && !definition.endsWith(" NOT VALID");
    }

    private static boolean isCheck(SchemaObject object) {
        return "check".equals(object.property(Properties.TYPE)) && object.id().kind() == Kind.CONSTRAINT;
    }

    private @Nullable Step dropped(SchemaObject object) {
        ObjectId parent = object.parent();
        boolean goesFirst = goesBeforeOldForm(object);
        if (parent != null && decisions.drops(parent) && object.id().kind() != Kind.USER_MAPPING && !goesFirst) {
            return drop(parent);
        }
        ObjectId table = Families.tableOf(object);
        if (table != null && object.has(Properties.INHERITED) && attachments.detaches(table)) {
            // Leaving, a table takes all but the triggers along.
            return object.id().kind() == Kind.TRIGGER ? new Step(Step.Op.DETACH, table) : null;
        }
        if (object.has(Properties.INHERITED)) {
            for (ObjectId counterpart : situation.families().oldCounterparts(object)) {
                if (decisions.drops(counterpart) && !isDroppedAlone(counterpart)) {
                    return drop(counterpart);
                }
            }
        }
        ObjectId carrier = goesFirst ? null : carrier(object);
        return carrier == null ? null : drop(carrier);
    }

    /** An index or its like, whose name is wanted again while the old form of its table is still there. */
    private boolean goesBeforeOldForm(SchemaObject object) {
        ObjectId parent = object.parent();
        if (parent == null
                || parent.kind() != Kind.TABLE
                || !decisions.of(parent).lingers()) {
            return false;
        }
        // One that has heirs goes with them: their names may be wanted.
        boolean named = !NameClaims.of(object).isEmpty();
        return named && (decisions.creates(parent) || taken.wants(object));
    }

    /** Dropped from its table only, a column stays with those that inherit it, until their own statements drop it. */
    private boolean isDroppedAlone(ObjectId id) {
        SchemaObject object = situation.before().find(id);
        return object != null
                && id.kind() == Kind.COLUMN
                && situation.families().keepsInHeirs(object);
    }

    /** What PostgreSQL drops along although it is not the parent. */
    private @Nullable ObjectId carrier(SchemaObject object) {
        return switch (object.id().kind()) {
            case SEQUENCE -> decisions.of(object.id()) == Decision.DROP ? ownerOf(object.id()) : null;
            case INDEX, CONSTRAINT, STATISTICS -> droppedColumn(object);
            case PUBLICATION_MEMBER -> firstDropped(object, Kind.TABLE);
            case DEFAULT_PRIVILEGES -> firstDropped(object, Kind.NAMESPACE);
            default -> null;
        };
    }

    private @Nullable ObjectId ownerOf(ObjectId sequence) {
        SchemaObject ownership = situation.before().find(new ObjectId(Kind.SEQUENCE_OWNERSHIP, sequence.name()));
        return ownership == null ? null : firstDropped(ownership, Kind.COLUMN);
    }

    private @Nullable ObjectId droppedColumn(SchemaObject object) {
        ObjectId table = object.parent();
        return object.dependsOn().stream()
                .filter(id -> id.kind() == Kind.COLUMN && decisions.drops(id))
                .filter(id -> {
                    SchemaObject column = situation.before().find(id);
                    return column != null && Objects.equals(column.parent(), table);
                })
                .findFirst()
                .orElse(null);
    }

    private @Nullable ObjectId firstDropped(SchemaObject object, Kind kind) {
        return object.dependsOn().stream()
                .filter(id -> id.kind() == kind && decisions.drops(id))
                .findFirst()
                .orElse(null);
    }

    private Step drop(ObjectId id) {
        return new Step(decisions.of(id).lingers() ? Step.Op.DROP_OLD : Step.Op.DROP, id);
    }
}

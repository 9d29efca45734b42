package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Backfill;
import io.github.dbmigrate.plan.kind.Change;
import io.github.dbmigrate.plan.kind.InheritedColumn;
import io.github.dbmigrate.plan.kind.Kinds;
import io.github.dbmigrate.plan.kind.Marks;
import io.github.dbmigrate.plan.kind.ObjectKind;
import io.github.dbmigrate.plan.kind.Rights;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.plan.kind.TableCopy;
import io.github.dbmigrate.plan.kind.TableRebuild;
import io.github.dbmigrate.plan.kind.TypeSwap;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns ordered steps into statements. */
final class StatementWriter {

    private final Situation situation;
    private final Attachments attachments;
    private final Map<Step, List<ObjectId>> absorbed;
    private final TakenNames taken;
    private final List<PlannedStatement> statements = new ArrayList<>();

    StatementWriter(
            Situation situation, Attachments attachments, Map<Step, List<ObjectId>> absorbed, TakenNames taken) {
        this.taken = taken;
        this.situation = situation;
        this.attachments = attachments;
        this.absorbed = absorbed;
    }

    List<PlannedStatement> write(List<Step> steps) {
        steps.forEach(this::write);
        return statements;
    }

    private void write(Step step) {
        ObjectId id = step.id();
        switch (step.op()) {
            case CREATE -> created(step, now(id));
            case ALTER -> altered(new Change(old(id), now(id)));
            case DROP -> add(Action.DROP, id, kind(id).drop(old(id), situation));
            case DETACH -> add(Action.ALTER, id, attachments.detach(id));
            case ATTACH -> attached(step, id);
            case RENAME_AWAY -> renamedAway(old(id));
            case COPY -> copied(now(id));
            case DROP_OLD -> droppedOld(old(id));
        }
    }

    private void renamedAway(SchemaObject old) {
        ObjectId id = old.id();
        switch (id.kind()) {
            case TABLE -> {
                // A partition that goes with its table keeps a name that nobody wants.
                if (situation.after().find(id) != null || taken.wants(old)) {
                    add(Action.RENAME, id, TableRebuild.renameAway(old, situation));
                }
            }
            case SEQUENCE -> add(Action.RENAME, id, TableRebuild.renameAwaySequence(old, situation));
            default -> add(Action.RENAME, id, TypeSwap.renameAway(old, situation));
        }
    }

    private void copied(SchemaObject table) {
        ObjectId id = table.id();
        add(Action.ALTER, id, TableRebuild.open(old(id), situation));
        TableCopy copy = TableRebuild.copy(table, situation);
        String text = TableRebuild.text(table, copy, situation);
        statements.add(new PlannedStatement(Action.COPY, id, text, text, old(id), copy));
        add(Action.ALTER, id, TableRebuild.close(table, situation));
    }

    private void droppedOld(SchemaObject old) {
        if (old.id().kind() == Kind.TABLE) {
            add(Action.DROP_OLD, old.id(), TableRebuild.dropOld(old, situation));
        } else {
            add(Action.DROP, old.id(), TypeSwap.dropOld(old, situation));
        }
    }

    private void created(Step step, SchemaObject object) {
        ObjectId id = object.id();
        add(Action.CREATE, id, kind(id).create(object, situation));
        add(Action.ALTER, id, Rights.created(object, situation));
        if (id.kind() == Kind.TABLE && situation.before().find(id) != null) {
            add(Action.ALTER, id, TableRebuild.owner(old(id), object, situation));
        }
        followers(step);
    }

    private void attached(Step step, ObjectId id) {
        add(Action.ALTER, id, attachments.attach(id));
        followers(step);
    }

    /** What the step's own statement made but could not say everything of. */
    private void followers(Step step) {
        for (ObjectId id : absorbed.getOrDefault(step, List.of())) {
            SchemaObject child = now(id);
            if (id.kind() == Kind.CONSTRAINT || id.kind() == Kind.INDEX) {
                add(Action.ALTER, id, Marks.of(child));
            }
            if (id.kind() == Kind.COLUMN && step.id().kind() == Kind.COLUMN) {
                add(Action.ALTER, id, InheritedColumn.adjusted(child, situation));
            }
            add(Action.ALTER, id, Rights.created(child, situation));
        }
    }

    private void altered(Change change) {
        List<String> texts = new ArrayList<>();
        if (!change.own().isEmpty() || change.id().kind() == Kind.COLUMN) {
            texts.addAll(kind(change.id()).alter(change, situation));
        }
        texts.addAll(Rights.changed(change, situation));
        add(Action.ALTER, change.id(), texts);
    }

    private void add(Action action, ObjectId id, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            SchemaObject was = situation.before().find(id);
            statements.add(new PlannedStatement(actionOf(i, action, id, text), id, text, text, was, null));
        }
    }

    /** The first statement makes or removes the object, the others complete it. */
    private Action actionOf(int index, Action first, ObjectId id, String text) {
        if (Backfill.update(id, situation).filter(text::equals).isPresent()) {
            return Action.FILL;
        }
        return index == 0 ? first : Action.ALTER;
    }

    private SchemaObject old(ObjectId id) {
        return Objects.requireNonNull(situation.before().find(id));
    }

    private SchemaObject now(ObjectId id) {
        return Objects.requireNonNull(situation.after().find(id));
    }

    private static ObjectKind kind(ObjectId id) {
        return Objects.requireNonNull(Kinds.of(id.kind()), "what has no statements was refused before");
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Change;
import io.github.dbmigrate.plan.kind.InheritedColumn;
import io.github.dbmigrate.plan.kind.Kinds;
import io.github.dbmigrate.plan.kind.ObjectKind;
import io.github.dbmigrate.plan.kind.Situation;
import io.github.dbmigrate.plan.kind.Way;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** What happens to each object on its own account, before anything is asked about those that depend on it. */
final class Decisions {

    private final NavigableMap<ObjectId, Decision> byId = new TreeMap<>();
    private final Set<ObjectId> rebuilds = new TreeSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    static Decisions of(Situation situation) {
        Decisions decisions = new Decisions();
        for (ObjectId id : concerned(situation)) {
            Decision decision = decisions.decide(id, situation);
            if (decision != Decision.KEEP) {
                decisions.byId.put(id, decision);
            }
        }
        return decisions;
    }

    /** All but those that stay as they are, which are nearly all. */
    private static Set<ObjectId> concerned(Situation situation) {
        Set<ObjectId> concerned = new TreeSet<>();
        for (SchemaObject from : situation.before().objects().values()) {
            SchemaObject to = situation.after().find(from.id());
            if (to == null
                    || !Objects.equals(from.parent(), to.parent())
                    || !from.sameAs(to)
                    || InheritedColumn.isTouchedFromAbove(from, to, situation)) {
                concerned.add(from.id());
            }
        }
        for (ObjectId id : situation.after().objects().keySet()) {
            if (situation.before().find(id) == null) {
                concerned.add(id);
            }
        }
        return concerned;
    }

    private Decision decide(ObjectId id, Situation situation) {
        SchemaObject from = situation.before().find(id);
        SchemaObject to = situation.after().find(id);
        if (from == null && to != null) {
            return unlessRefused(to, Decision.CREATE);
        }
        if (to == null && from != null) {
            return unlessRefused(from, Decision.DROP);
        }
        if (from == null || to == null) {
            return Decision.KEEP;
        }
        if (!Objects.equals(from.parent(), to.parent())) {
            // A table's column that becomes a foreign table's goes with the one and comes with the other.
            return Decision.REPLACE;
        }
        if (from.sameAs(to)) {
            return InheritedColumn.isTouchedFromAbove(from, to, situation) ? Decision.ALTER : Decision.KEEP;
        }
        Change change = new Change(from, to);
        return change.own().isEmpty() ? Decision.ALTER : byWay(change, situation);
    }

    private Decision byWay(Change change, Situation situation) {
        ObjectKind kind = Kinds.of(change.id().kind());
        if (kind == null) {
            return unlessRefused(change.to(), Decision.REPLACE);
        }
        Way way = kind.way(change, situation);
        if (way instanceof Way.Refuse refusal) {
            String property = refusal.property();
            refuse(new Refusal(
                    change.id(),
                    property,
                    change.from().property(property),
                    change.to().property(property),
                    refusal.reason()));
            return Decision.KEEP;
        }
        if (way instanceof Way.Rebuild) {
            boolean isPart = change.id().kind() == Kind.COLUMN;
            rebuilds.add(isPart ? Objects.requireNonNull(change.to().parent()) : change.id());
            return Decision.KEEP;
        }
        return way instanceof Way.Alter ? Decision.ALTER : Decision.REPLACE;
    }

    private Decision unlessRefused(SchemaObject object, Decision decision) {
        String reason = Kinds.refusal(object);
        if (reason == null) {
            return decision;
        }
        refuse(new Refusal(object.id(), null, null, null, reason));
        return Decision.KEEP;
    }

    Decision of(ObjectId id) {
        return byId.getOrDefault(id, Decision.KEEP);
    }

    void set(ObjectId id, Decision decision) {
        byId.put(id, decision);
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    /** The tables that only a copy of their rows brings to what is wanted. */
    Set<ObjectId> rebuilds() {
        return Collections.unmodifiableSet(rebuilds);
    }

    /** Of all to which anything happens, in the order of the objects. */
    Map<ObjectId, Decision> all() {
        return Collections.unmodifiableMap(byId);
    }

    /** Visits all of them as they are decided by then, and those that come to be decided meanwhile and stand behind. */
    void visit(BiConsumer<ObjectId, Decision> visitor) {
        Map.Entry<ObjectId, Decision> at = byId.firstEntry();
        while (at != null) {
            visitor.accept(at.getKey(), at.getValue());
            at = byId.higherEntry(at.getKey());
        }
    }

    List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    boolean creates(ObjectId id) {
        return of(id).creates();
    }

    boolean drops(ObjectId id) {
        return of(id).drops();
    }
}

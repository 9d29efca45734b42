package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.util.Comparator;

/** One node of the plan's graph: what is done to one object, together with what it absorbs. */
record Step(Op op, ObjectId id) implements Comparable<Step> {

    /** In the order in which a plan prefers them. */
    enum Op {
        DETACH,
        DROP,
        RENAME_AWAY,
        CREATE,
        ALTER,
        COPY,
        ATTACH,
        DROP_OLD
    }

    private static final Comparator<Step> ORDER = Comparator.comparingInt(Step::phase)
            .thenComparing((one, other) -> byKind(one, other))
            .thenComparing(step -> step.id().name())
            .thenComparing(Step::op);

    private int phase() {
        return switch (op) {
            case DETACH -> 0;
            case DROP -> 1;
            case RENAME_AWAY, CREATE, ALTER, COPY, ATTACH -> 2;
            case DROP_OLD -> 3;
        };
    }

    /** What is created last is dropped first. */
    private static int byKind(Step one, Step other) {
        Kind kind = one.id().kind();
        return one.op() == Op.DROP
                ? other.id().kind().compareTo(kind)
                : kind.compareTo(other.id().kind());
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}

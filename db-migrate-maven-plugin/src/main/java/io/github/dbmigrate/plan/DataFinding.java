package io.github.dbmigrate.plan;

import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.ObjectId;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a plan would do to rows that are there now.
 *
 * @param effect whether the rows are lost or stand in the way
 * @param object the object of the plan that meets the rows
 * @param key what a person writes to consent to the loss or the copying: {@code users}, {@code users.phone}, {@code status:archived}
 * @param count the rows or values concerned; empty when counting them took longer than the time budget
 * @param sentence what happens to how many of them
 * @param remedies the ways out, the safest first
 */
public record DataFinding(
        Effect effect, ObjectId object, String key, OptionalLong count, String sentence, List<Remedy> remedies) {

    /** What becomes of the rows. */
    public enum Effect {
        /** They are gone afterwards; a person may consent to it. */
        LOSS,
        /** They are copied while nobody else can use their table; a person may consent to it. */
        REBUILD,
        /** PostgreSQL refuses the migration because of them; consent does not help. */
        CONFLICT,
        /** PostgreSQL refuses the migration because rows lack a value in a column; a backfill gives them one. */
        MISSING_VALUE
    }

    public DataFinding {
        remedies = List.copyOf(remedies);
    }

    public boolean isLoss() {
        return effect == Effect.LOSS;
    }

    public boolean isRebuild() {
        return effect == Effect.REBUILD;
    }

    /** True when a backfill of {@link #object} removes the conflict. */
    public boolean wantsValue() {
        return effect == Effect.MISSING_VALUE;
    }

    public boolean isConflict() {
        return effect == Effect.CONFLICT || effect == Effect.MISSING_VALUE;
    }
}

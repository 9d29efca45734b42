package io.github.dbmigrate.migration;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The number at the head of a migration's file name, which orders the history. MyBatis keeps it as a {@code
 * NUMERIC(20,0)} and compares migrations by it alone ({@code org.apache.ibatis.migration.Change}).
 */
public record MigrationId(BigDecimal number) implements Comparable<MigrationId> {

    public MigrationId {
        number = number.scale() == 0 ? number : plain(number.stripTrailingZeros());
    }

    public static MigrationId of(long number) {
        return new MigrationId(BigDecimal.valueOf(number));
    }

    // Whole numbers have no scale, so that many are compared and found by their digits alone.
    private static BigDecimal plain(BigDecimal stripped) {
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The next whole number. */
    public MigrationId next() {
        return new MigrationId(number.add(BigDecimal.ONE));
    }

    @Override
    public int compareTo(MigrationId other) {
        return number.compareTo(other.number);
    }

    // Written out, because every run compares many: what a record makes itself is slow until it was compiled.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationId id && number.equals(id.number);
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    @Override
    public String toString() {
        return number.toPlainString();
    }
}

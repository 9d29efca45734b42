package io.github.dbmigrate.plan.kind;

/**
 * Moves a new sequence behind the values that a column has already: one that numbers a column which was there before would
 * begin with numbers that are taken.
 */
final class SequencePosition {

    private SequencePosition() {}

    /**
     * Does nothing where there is no row that the sequence could come to.
     *
     * @param column qualified
     * @param first where the sequence starts
     * @param descending whether it counts down
     */
    static String behindRows(String sequence, String column, long first, boolean descending) {
        String last = (descending ? "min(" : "max(") + Names.last(column) + ")";
        return "SELECT pg_catalog.setval(" + Names.literal(sequence) + ", " + last + ") FROM " + Names.prefix(column)
                + " HAVING " + last + (descending ? " <= " : " >= ") + first;
    }
}

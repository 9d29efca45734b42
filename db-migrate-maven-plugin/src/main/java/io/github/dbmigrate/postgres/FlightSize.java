package io.github.dbmigrate.postgres;

import java.util.function.IntUnaryOperator;

/** How many statements are sent together: what fits into a network's buffers, so that neither side waits for the other to read. */
public final class FlightSize {

    // Below what the smallest buffers of a network hold, at three bytes a character.
    private static final int LONGEST = 5_000;
    private static final int MOST = 100;

    private FlightSize() {}

    /**
     * The last of the statements that are sent together with the first; that one itself when it is long.
     *
     * @param last that there is
     * @param length of each in characters, by its number
     */
    public static int endOf(int first, int last, IntUnaryOperator length) {
        int end = first;
        int together = length.applyAsInt(first);
        while (end < last && end - first + 1 < MOST && together + length.applyAsInt(end + 1) <= LONGEST) {
            end++;
            together += length.applyAsInt(end);
        }
        return end;
    }
}

package io.github.dbmigrate.server;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which port the server shall listen on: the one the user fixed, else the one it had, else a free one. The search begins
 * at a place that follows from the state directory's path, so that a checkout finds its port again and two seldom meet.
 */
final class PortChoice {

    // Below what operating systems give to outgoing connections, and clear of 5432, where a server of the user's own
    // is.
    private static final int FIRST = 15432;
    private static final int LAST = 16431;

    private final @Nullable Integer fixed;
    private final int begin;

    PortChoice(@Nullable Integer fixed, Path state) {
        this.fixed = fixed;
        this.begin = Math.floorMod(state.toString().hashCode(), LAST - FIRST + 1);
    }

    /** A port that was free a moment ago. Problem {@code SERVER_PORT}. */
    int choose(OptionalInt last) {
        if (fixed != null) {
            return requireFree(fixed);
        }
        if (last.isPresent() && Ports.isFree(last.getAsInt())) {
            return last.getAsInt();
        }
        return IntStream.rangeClosed(0, LAST - FIRST)
                .map(step -> FIRST + (begin + step) % (LAST - FIRST + 1))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> ServerProblems.noPortFree(FIRST, LAST).exception());
    }

    boolean accepts(int port) {
        return fixed == null || fixed == port;
    }

    private static int requireFree(int port) {
        if (!Ports.isFree(port)) {
            throw ServerProblems.portTaken(port).exception();
        }
        return port;
    }
}

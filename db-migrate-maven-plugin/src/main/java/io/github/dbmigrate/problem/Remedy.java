package io.github.dbmigrate.problem;

import java.util.List;

/**
 * One way out of a problem.
 *
 * @param sentence what it does and when to choose it
 * @param commands lines to paste into a shell, or lines to put into a file; empty when the sentence says it all
 */
public record Remedy(String sentence, List<String> commands) {

    public Remedy {
        commands = List.copyOf(commands);
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The attributes that a statement takes out of a composite type, and so out of every value of it. */
final class DroppedAttributes {

    private static final Pattern DROPPED = Pattern.compile("(?m)^ *DROP ATTRIBUTE (\"(?:[^\"]|\"\")+\"|[^\\s,]+),?$");

    private DroppedAttributes() {}

    /** Their names, quoted where needed; empty for a statement about anything else. */
    static List<String> of(PlannedStatement statement) {
        if (statement.action() != Action.ALTER || statement.object().kind() != Kind.COMPOSITE) {
            return List.of();
        }
        return DROPPED.matcher(statement.bare())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

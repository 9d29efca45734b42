package io.github.dbmigrate.plan;

import java.util.regex.Pattern;

/**
 * Writes a statement so that it reaches PostgreSQL unchanged through a script of MyBatis' format. MyBatis' reader works on
 * lines, whatever quotes surround them: it takes a line that looks like {@code -- //@UNDO} for the begin of the down,
 * replaces <code>${name}</code>, and writes its own line ends ({@code org.apache.ibatis.migration.MigrationReader} and {@code
 * VariableReplacer}).
 */
final class ScriptStatement {

    private static final Pattern MISREAD =
            Pattern.compile("(?m)\\$\\{|\\r|^[ \\t]*(--|//)?[ \\t]*(//)?[ \\t]*@(UNDO|DELIMITER)");

    private static final String WHY = "-- As one literal, because MyBatis would read a part of it as its own.\n";

    private ScriptStatement() {}

    /** The statement itself, or, where MyBatis would change it, one that runs it from a literal. */
    static String carry(String sql) {
        return MISREAD.matcher(sql).find() ? WHY + "DO $run$ BEGIN EXECUTE " + literal(sql) + "; END $run$" : sql;
    }

    private static String literal(String sql) {
        String escaped = sql.replace("\\", "\\\\")
                .replace("'", "''")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("$", "\\044");
        return "E'" + escaped + "'";
    }
}

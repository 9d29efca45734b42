package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a migration in its parts.
 *
 * @param up what brings the migration in
 * @param down what takes it back, or null when the file has no {@code -- //@UNDO}
 * @param directives what its leading comments ask for
 */
public record MigrationScript(
        Migration migration, ScriptPart up, @Nullable ScriptPart down, Directives directives) {

    /** A line of its own as {@code org.apache.ibatis.migration.MigrationReader} finds it, wherever it stands. */
    private static final Pattern UNDO = Pattern.compile(
            "(?:^|(?<=[\\r\\n]))[ \\t]*(?:--|//)[ \\t]*//[ \\t]*@UNDO[^\\r\\n]*(?:\\r\\n|[\\r\\n]|\\z)");

    /**
     * Reads the file. Problems: those of {@link SqlFile#read}; {@code MIGRATION_EDITED} when it is no longer the text whose
     * checksum the migration has; {@code DIRECTIVE_INVALID}.
     */
    public static MigrationScript read(Migration migration) {
        SqlFile file = SqlFile.read(migration.file());
        if (!file.checksum().equals(migration.checksum())) {
            throw Problem.of(
                            ProblemCode.MIGRATION_EDITED,
                            file.display() + " was changed while this run was under way; it was not run.")
                    .remedy("Run the same goal again.")
                    .exception();
        }
        return of(migration, file);
    }

    /** What stands before the undo marker of any script, a hook's too; all of it where there is no marker. */
    public static ScriptPart upOf(SqlFile file) {
        Matcher marker = UNDO.matcher(file.text());
        return new ScriptPart(marker.find() ? file.text().substring(0, marker.start()) : file.text(), 1);
    }

    static MigrationScript of(Migration migration, SqlFile file) {
        String text = file.text();
        Directives directives = DirectiveReader.read(file);
        ScriptPart up = upOf(file);
        Matcher marker = UNDO.matcher(text);
        if (!marker.find()) {
            return new MigrationScript(migration, up, null, directives);
        }
        String down = text.substring(marker.end());
        return new MigrationScript(migration, up, new ScriptPart(down, lineOf(text, marker.end())), directives);
    }

    private static int lineOf(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            line += c == '\n' || (c == '\r' && !pair) ? 1 : 0;
        }
        return line;
    }
}

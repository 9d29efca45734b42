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
        return read(migration, ModuleFolder.of(migration.file()));
    }

    static MigrationScript read(Migration migration, ModuleFolder module) {
        SqlContent content = SqlContent.readInside(migration.file(), module);
        SqlFile file = SqlFile.of(migration.file(), module, content);
        if (!content.checksum().equals(migration.checksum())) {
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
        return marker.find() ? upTo(marker, file) : new ScriptPart(file.text(), 1);
    }

    private static ScriptPart upTo(Matcher marker, SqlFile file) {
        return new ScriptPart(file.text().substring(0, marker.start()), 1);
    }

    static MigrationScript of(Migration migration, SqlFile file) {
        String text = file.text();
        Directives directives = DirectiveReader.read(file);
        Matcher marker = UNDO.matcher(text);
        if (!marker.find()) {
            return new MigrationScript(migration, new ScriptPart(text, 1), null, directives);
        }
        ScriptPart down = new ScriptPart(text.substring(marker.end()), lineOf(text, marker.end()));
        return new MigrationScript(migration, upTo(marker, file), down, directives);
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

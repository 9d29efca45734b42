package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;

/**
 * A SQL file that was read.
 *
 * @param path absolute
 * @param display the path as the user knows it, relative to the reactor's root
 * @param text the content without a byte order mark; line ends as in the file
 */
public record SqlFile(Path path, String display, String text) {

    /**
     * Reads a file. Problems: {@code DIRECTORY_UNREADABLE} when it cannot be read or is a symbolic link out of the module;
     * {@code FILE_ENCODING} when it is not UTF-8 or holds a NUL, which PostgreSQL has no text for.
     */
    public static SqlFile read(Path path) {
        return read(path, ModuleFolder.of(path));
    }

    static SqlFile read(Path path, ModuleFolder module) {
        return of(path, module, SqlContent.readInside(path, module));
    }

    static SqlFile of(Path path, ModuleFolder module, SqlContent content) {
        return new SqlFile(path.toAbsolutePath(), module.display(path), content.text());
    }

    public Checksum checksum() {
        return Checksum.of(text);
    }

    /** The lines around a place, for a problem. */
    public Excerpt excerpt(int line, int column) {
        return Excerpt.of(display, text, line, column);
    }

    static Problem unreadable(String display, Exception e) {
        return Problem.of(ProblemCode.DIRECTORY_UNREADABLE, display + " cannot be read.")
                .fact("cause", describe(e))
                .remedy("Give yourself the right to read it:", "chmod u+r " + display);
    }

    static Problem leavesModule(String display, Path target) {
        return Problem.of(
                        ProblemCode.DIRECTORY_UNREADABLE,
                        display + " is a symbolic link that leads out of its module; it was not read.")
                .fact("leads to", target.toString())
                .remedy("Put the file itself in its place: what a migration does must be in the service's own folder.");
    }

    static String describe(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}

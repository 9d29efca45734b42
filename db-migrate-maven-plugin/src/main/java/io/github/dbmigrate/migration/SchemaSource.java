package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.sql.Place;
import io.github.dbmigrate.sql.RenameNote;
import io.github.dbmigrate.sql.RenameNotes;
import io.github.dbmigrate.sql.RoleStatement;
import io.github.dbmigrate.sql.ScriptProblems;
import io.github.dbmigrate.sql.ServerWide;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The desired state of a service's database as it is written: {@code schema.sql}, or the {@code .sql} files of a folder
 * {@code schema/} in path order. Each file is split by itself, so that a missing {@code ;} at the end of one does not reach
 * into the next.
 *
 * @param files in the order in which they run
 */
public record SchemaSource(List<SqlFile> files) {

    private static final Pattern ROLE = Pattern.compile("(?i)\\b(?:ROLE|USER|GROUP|GRANT|REVOKE)\\b");

    public SchemaSource {
        files = List.copyOf(files);
    }

    /**
     * Reads it. Problems: {@code SCHEMA_FILE_MISSING}; {@code SCHEMA_FILE_INVALID} when there are both the file and the
     * folder; those of {@link SqlFile#read}.
     *
     * @param srcMainDb the service's folder {@code src/main/db}
     */
    public static SchemaSource read(Path srcMainDb) {
        Path file = srcMainDb.resolve("schema.sql");
        Path folder = srcMainDb.resolve("schema");
        ModuleFolder module = ModuleFolder.of(file);
        if (Files.exists(file) && Files.isDirectory(folder)) {
            throw both(module.display(srcMainDb)).exception();
        }
        List<Path> paths =
                Files.isDirectory(folder) ? list(folder, module) : Files.exists(file) ? List.of(file) : List.of();
        if (paths.isEmpty()) {
            throw missing(module.display(srcMainDb)).exception();
        }
        return new SchemaSource(
                paths.stream().map(path -> SqlFile.read(path, module)).toList());
    }

    /** True where {@link #read} finds something to read. */
    public static boolean isThere(Path srcMainDb) {
        return Files.exists(srcMainDb.resolve("schema.sql")) || Files.isDirectory(srcMainDb.resolve("schema"));
    }

    /**
     * The statements in their order, without what pg_dump puts around them and without those on roles. Problems: {@code
     * SCRIPT_UNSUPPORTED}, {@code SCRIPT_UNTERMINATED}; {@code SCHEMA_FILE_INVALID} for what reaches beyond a database.
     */
    public List<SchemaStatement> statements() {
        return files.stream().flatMap(SchemaSource::statements).toList();
    }

    /** What it says of roles, which is no part of {@link #statements}. */
    public SchemaRoles roles() {
        List<String> created = new ArrayList<>();
        List<SchemaStatement> passedOver = new ArrayList<>();
        for (SqlFile file : files) {
            if (mentionsRoles(file)) {
                for (Statement statement : StatementSplitter.split(file.text())) {
                    RoleStatement.of(statement).ifPresent(role -> {
                        created.addAll(role.created());
                        if (role.doesMore()) {
                            passedOver.add(new SchemaStatement(file, statement));
                        }
                    });
                }
            }
        }
        return new SchemaRoles(created.stream().distinct().toList(), passedOver);
    }

    // Most files do not, and then no statement need be looked into for them.
    private static boolean mentionsRoles(SqlFile file) {
        return ROLE.matcher(file.text()).find();
    }

    /** The comments that tell of renames, in their order. */
    public List<SchemaNote> renameNotes() {
        return files.stream()
                .flatMap(file -> RenameNotes.of(file.text()).stream().map(note -> new SchemaNote(file, note)))
                .toList();
    }

    /** The sum over all files and their names: equal sums are equal sources. */
    public Checksum checksum() {
        StringBuilder all = new StringBuilder();
        files.forEach(file ->
                all.append(file.checksum()).append(' ').append(file.display()).append('\n'));
        return Checksum.of(all.toString());
    }

    /** The files' names for a message. */
    public String display() {
        return files.size() == 1
                ? files.get(0).display()
                : files.get(0).display() + " and " + (files.size() - 1) + " more";
    }

    private static Stream<SchemaStatement> statements(SqlFile file) {
        boolean mentionsRoles = mentionsRoles(file);
        List<Statement> statements = DumpFrame.takenOff(StatementSplitter.split(file.text())).stream()
                .filter(statement ->
                        !mentionsRoles || RoleStatement.of(statement).isEmpty())
                .toList();
        Optional<Problem> refused = Stream.concat(
                        ScriptProblems.of(file.display(), file.text(), 1, statements).stream(),
                        statements.stream().flatMap(each -> ServerWide.problem(file.display(), each).stream()))
                .findFirst();
        if (refused.isPresent()) {
            throw refused.get().exception();
        }
        return statements.stream().map(statement -> new SchemaStatement(file, statement));
    }

    private static List<Path> list(Path folder, ModuleFolder module) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> isSchemaFile(folder, path))
                    .sorted(Comparator.comparing(module::display))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw SqlFile.unreadable(module.display(folder), e).exception(e);
        }
    }

    private static boolean isSchemaFile(Path folder, Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return path.toString().endsWith(".sql") && !Files.isDirectory(path);
    }

    private static Problem missing(String folder) {
        return Problem.of(
                        ProblemCode.SCHEMA_FILE_MISSING,
                        folder + " has neither schema.sql nor a folder schema/ with .sql files.")
                .remedy("Write the state that the database should have into it:", folder + "/schema.sql");
    }

    private static Problem both(String folder) {
        return Problem.of(
                        ProblemCode.SCHEMA_FILE_INVALID,
                        folder
                                + " has both schema.sql and a folder schema/; only one of them can be the desired state.")
                .remedy("Move the file into the folder:", "git mv " + folder + "/schema.sql " + folder + "/schema/");
    }

    /**
     * The statements on roles.
     *
     * @param created the roles, unquoted, each once: what a server must have before the other statements can run
     * @param passedOver those that do something with roles beyond creating them
     */
    public record SchemaRoles(List<String> created, List<SchemaStatement> passedOver) {

        public SchemaRoles {
            created = List.copyOf(created);
            passedOver = List.copyOf(passedOver);
        }

        /** True when it says nothing of them. */
        public boolean isEmpty() {
            return created.isEmpty() && passedOver.isEmpty();
        }
    }

    /** A comment that tells of a rename, and the file it stands in. */
    public record SchemaNote(SqlFile file, RenameNote note) {

        /** The lines around it. */
        public Excerpt excerpt() {
            return file.excerpt(note.place().line(), note.place().column());
        }
    }

    /**
     * A statement of the desired state and the file it stands in.
     *
     * @param statement its line and column are those of the file
     */
    public record SchemaStatement(SqlFile file, Statement statement) {

        /** The lines around a position that PostgreSQL reported for the statement; 0 is its beginning. */
        public Excerpt excerptAt(int position) {
            Place place = statement.placeOf(position);
            return file.excerpt(place.line(), place.column());
        }
    }
}

package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Commands;
import io.github.dbmigrate.problem.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The migrations directory of a service as it was when it was read. Reading never fails: whatever is wrong is in {@link
 * #problems()}, all of it, and the migrations that could be read are there as well.
 */
public final class MigrationsDirectory {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;
    private final DirectoryListing listing;
    private final List<SumFinding> sumFindings;

    private MigrationsDirectory(Path path, DirectoryListing listing) {
        this.path = path;
        this.listing = listing;
        SumFile signed = listing.signed();
        this.sumFindings = signed == null ? List.of() : signed.verify(actual(listing));
    }

    /** Reads every script once, for its checksum. An empty directory is one without migrations. */
    public static MigrationsDirectory read(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new MigrationsDirectory(absolute, DirectoryListing.of(absolute));
    }

    /** The absolute path. */
    public Path path() {
        return path;
    }

    /** The path as the user knows it, relative to the reactor's root. */
    public String display() {
        return listing.module().display(path);
    }

    public boolean exists() {
        return listing.exists();
    }

    /** By number; those with a problem of their own are left out. */
    public List<Migration> migrations() {
        return listing.migrations();
    }

    /** MyBatis' {@code bootstrap.sql}, run before the first migration. */
    public Optional<Path> bootstrap() {
        return hook("bootstrap.sql");
    }

    /** MyBatis' {@code onabort.sql}, run when a migration failed. */
    public Optional<Path> onAbort() {
        return hook("onabort.sql");
    }

    /**
     * What is wrong with the files: {@code DIRECTORY_MISSING}, {@code DIRECTORY_UNREADABLE}, {@code FILE_NAME_INVALID},
     * {@code MIGRATION_ID_DUPLICATE}, {@code MIGRATION_EMPTY}, {@code FILE_ENCODING}. Empty when all can be used. The sum
     * file is another question, see {@link #sumProblem()}.
     */
    public List<Problem> problems() {
        return listing.problems();
    }

    /** The problems as one, for a goal that can only stop; empty when there are none. */
    public Optional<Problem> problem() {
        return DirectoryProblems.asOne(display(), problems());
    }

    /** True when there is a {@code migrations.sum}; a directory made with MyBatis alone has none. */
    public boolean isSigned() {
        return listing.hasSumFile();
    }

    /**
     * Where the directory differs from {@code migrations.sum}. Empty when it is intact, when it is not signed, and when the
     * sum file itself is broken; {@link #sumProblem()} tells these apart.
     */
    public List<SumFinding> sumFindings() {
        return sumFindings;
    }

    /**
     * The sum file's problem as a goal reports it that signs nothing: {@code SUM_INVALID} when it cannot be read, {@code
     * SUM_MISMATCH} when the directory is not what was signed, or has migrations and was never signed.
     */
    public Optional<Problem> sumProblem() {
        if (listing.sumProblem() != null) {
            return Optional.of(listing.sumProblem());
        }
        if (!isSigned() && !migrations().isEmpty()) {
            return Optional.of(DirectoryProblems.unsigned(display(), commands()));
        }
        return DirectoryProblems.mismatch(display(), sumFindings(), commands());
    }

    /**
     * An id for a new migration: the time in UTC as {@code yyyyMMddHHmmss}, or the last id plus one where that is not the
     * greater.
     */
    public MigrationId nextId(Instant now) {
        MigrationId byTime = MigrationId.of(Long.parseLong(TIMESTAMP.format(now)));
        return migrations().stream()
                .map(Migration::id)
                .reduce((a, b) -> b)
                .filter(last -> last.compareTo(byTime) >= 0)
                .map(MigrationId::next)
                .orElse(byTime);
    }

    /**
     * Writes a new script and signs it; what else differs from the sum file stays so. Both files are written whole or not at
     * all; killed between them, the script is there and {@link SumFinding.Added} says so. Problems: {@code
     * MIGRATION_ID_DUPLICATE}, {@code DIRECTORY_UNWRITABLE}, and {@link #problem()} or {@code SUM_INVALID} where there
     * is one: what could not be read would be lost from the sum.
     */
    public Migration write(MigrationFileName name, String text) {
        requireWhole();
        if (listing.sumProblem() != null) {
            throw listing.sumProblem().exception();
        }
        DirectoryProblems.requireFree(this, name, commands());
        Path file = path.resolve(name.name());
        Migration written = new Migration(name.id(), name.description(), file, Checksum.of(text));
        AtomicFile.write(file, listing.module(), text);
        SumFile signed = listing.signed();
        writeSum(
                signed == null
                        ? actual(read(path).listing)
                        : signed.with(name.name(), written.checksum(), orderWith(written)));
        return written;
    }

    /**
     * Signs what was read: edits, additions and removals by hand become the signed state. What could not be read is left
     * out, so the caller looks at {@link #problem()} first. Problem: {@code DIRECTORY_UNWRITABLE}.
     */
    public void sign() {
        writeSum(actual(listing));
    }

    private void requireWhole() {
        if (exists()) {
            problem().ifPresent(problem -> {
                throw problem.exception();
            });
        }
    }

    private Commands commands() {
        return listing.module().commands();
    }

    private void writeSum(SumFile sum) {
        AtomicFile.write(path.resolve(SumFile.NAME), listing.module(), sum.render());
    }

    private static SumFile actual(DirectoryListing listing) {
        Map<String, Checksum> sums = new LinkedHashMap<>();
        for (Migration migration : listing.migrations()) {
            sums.put(migration.fileName(), migration.checksum());
        }
        listing.hooks().forEach((name, file) -> sums.put(name, file.checksum()));
        return new SumFile(sums);
    }

    private List<String> orderWith(Migration added) {
        return Stream.concat(migrations().stream(), Stream.of(added))
                .sorted(Comparator.comparing(Migration::id))
                .map(Migration::fileName)
                .toList();
    }

    private Optional<Path> hook(String name) {
        @Nullable SqlFile file = listing.hooks().get(name);
        return Optional.ofNullable(file).map(SqlFile::path);
    }
}

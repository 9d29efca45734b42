package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks a migrations directory once and keeps what it found, good and bad. */
final class DirectoryListing {

    private final Path directory;
    private final ModuleFolder module;
    private final List<Migration> found = new ArrayList<>();
    private final Map<String, SqlFile> hooks = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private List<Migration> migrations = List.of();
    private boolean exists;
    private boolean hasSumFile;
    private @Nullable SumFile signed;
    private @Nullable Problem sumProblem;

    private DirectoryListing(Path directory) {
        this.directory = directory;
        this.module = ModuleFolder.of(directory);
    }

    static DirectoryListing of(Path directory) {
        DirectoryListing listing = new DirectoryListing(directory);
        listing.readDirectory();
        return listing;
    }

    ModuleFolder module() {
        return module;
    }

    boolean exists() {
        return exists;
    }

    boolean hasSumFile() {
        return hasSumFile;
    }

    @Nullable
    SumFile signed() {
        return signed;
    }

    @Nullable
    Problem sumProblem() {
        return sumProblem;
    }

    Map<String, SqlFile> hooks() {
        return hooks;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** By number, each once. */
    List<Migration> migrations() {
        return migrations;
    }

    private void readDirectory() {
        String display = module.display(directory);
        exists = Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
        if (!exists) {
            problems.add(DirectoryProblems.missing(display, module.commands()));
        } else if (!Files.isDirectory(directory)) {
            problems.add(DirectoryProblems.notADirectory(display, module.commands()));
        } else {
            readFiles(display);
            arrange();
        }
    }

    private void readFiles(String display) {
        try (Stream<Path> entries = Files.list(directory)) {
            if (module.isLeftBy(directory)) {
                problems.add(SqlFile.leavesModule(display, directory.toRealPath()));
                return;
            }
            // Sorted by name, so that the same directory always gives the same list.
            entries.sorted().forEach(this::readFile);
        } catch (IOException | UncheckedIOException e) {
            problems.add(DirectoryProblems.unreadable(display, e));
        }
    }

    private void readFile(Path file) {
        String name = file.getFileName().toString();
        try {
            if (name.equals(SumFile.NAME)) {
                readSum(file);
            } else if (MigrationFileName.isHook(name)) {
                hooks.put(name, SqlFile.read(file, module));
            } else if (MigrationFileName.isMigration(name)) {
                readMigration(file, name);
            } else if (name.toLowerCase(Locale.ROOT).endsWith(".sql") && !name.startsWith(".")) {
                problems.add(DirectoryProblems.upperCaseSuffix(name));
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
    }

    private void readSum(Path file) {
        hasSumFile = true;
        try {
            signed = SumFile.parse(SqlFile.read(file, module));
        } catch (ProblemException e) {
            sumProblem = e.problem();
        }
    }

    private void readMigration(Path file, String name) {
        MigrationFileName parsed = MigrationFileName.parse(name);
        SqlContent read = SqlContent.readPlain(file, module);
        if (read == null) {
            read = readCarefully(file);
        }
        if (read != null) {
            add(parsed, file, name, read);
        }
    }

    /** What is a link or cannot be read; null where a folder has the name of a migration. */
    private @Nullable SqlContent readCarefully(Path file) {
        // Only a link leads elsewhere: for a plain file it is enough where its directory lies.
        boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!plain && Files.isDirectory(file)) {
            problems.add(DirectoryProblems.directoryAsMigration(module.display(file)));
            return null;
        }
        return plain ? SqlContent.read(file, module) : SqlContent.readInside(file, module);
    }

    private void add(MigrationFileName parsed, Path file, String name, SqlContent read) {
        if (read.isBlank()) {
            problems.add(DirectoryProblems.empty(module.display(file)));
        }
        found.add(new Migration(parsed.id(), parsed.description(), file, read.checksum(), name));
    }

    private void arrange() {
        // Those of one number stay in the order of their names.
        found.sort(Comparator.comparing(Migration::id));
        List<Migration> first = new ArrayList<>(found.size());
        for (int from = 0; from < found.size(); ) {
            int to = from + 1;
            while (to < found.size()
                    && found.get(to).id().equals(found.get(from).id())) {
                to++;
            }
            first.add(found.get(from));
            if (to - from > 1) {
                List<Migration> files = List.copyOf(found.subList(from, to));
                problems.add(DirectoryProblems.duplicate(found.get(from).id(), files, module.commands()));
            }
            from = to;
        }
        migrations = List.copyOf(first);
    }
}

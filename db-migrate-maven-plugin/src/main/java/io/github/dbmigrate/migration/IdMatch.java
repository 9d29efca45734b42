package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the migration that somebody named by its number, its name or its file's name. Knows those of the directory and those
 * that only the changelog still has.
 */
public final class IdMatch {

    private final List<Known> known;

    public IdMatch(Collection<Known> known) {
        this.known = List.copyOf(known);
    }

    /** Knows the migrations of a directory. */
    public static IdMatch in(MigrationsDirectory directory) {
        return new IdMatch(directory.migrations().stream()
                .map(migration -> new Known(migration.id(), migration.description()))
                .toList());
    }

    /**
     * The id that was meant. Problem {@code MIGRATION_UNKNOWN} with the closest matches, or with all of them where a name
     * fits several.
     *
     * @param given such as {@code 20261122101500}, {@code create_users} or {@code 20261122101500_create_users.sql}; a path
     *     before the file's name is passed over
     * @param command what to paste with the right id behind it, such as {@code mvn db-migrate:resolve -Ddb-migrate.applied=}
     */
    public MigrationId find(String given, String command) {
        String name = plain(given);
        List<MigrationId> found = known.stream()
                .filter(each -> each.isCalled(name))
                .map(Known::id)
                .distinct()
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw (found.isEmpty() ? unknown(given, name, command) : ambiguous(given, found, command)).exception();
    }

    private Problem unknown(String given, String name, String command) {
        List<String> closest = closest(name);
        Problem problem = Problem.of(ProblemCode.MIGRATION_UNKNOWN, "There is no migration “" + given + "”.");
        for (String each : closest) {
            problem = problem.fact("close to it", each);
        }
        if (!closest.isEmpty()) {
            return problem.remedy("Name it in full:", command + closest.get(0));
        }
        return problem.remedy("See which there are:", "mvn db-migrate:status");
    }

    private Problem ambiguous(String given, List<MigrationId> found, String command) {
        Problem problem = Problem.of(
                ProblemCode.MIGRATION_UNKNOWN,
                found.size() + " migrations are called “" + given + "”; none was chosen.");
        for (MigrationId id : found) {
            problem = problem.remedy("Name one by its number:", command + id);
        }
        return problem;
    }

    private List<String> closest(String name) {
        List<String> words = known.stream().flatMap(Known::names).toList();
        return Closest.to(name, words).stream()
                .map(this::fullName)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<String> fullName(String word) {
        return known.stream()
                .filter(each -> each.names().anyMatch(word::equals))
                .map(Known::fullName)
                .findFirst();
    }

    private static String plain(String given) {
        String name = given.strip().replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1);
        name = name.toLowerCase(Locale.ROOT).endsWith(".sql") ? name.substring(0, name.length() - 4) : name;
        return name.replace(' ', '_');
    }

    /**
     * A migration that can be named.
     *
     * @param description as the changelog has it, with spaces
     */
    public record Known(MigrationId id, String description) {

        /** Such as {@code 20261122101500_create_users}. */
        String fullName() {
            return description.isEmpty() ? id.toString() : id + "_" + words();
        }

        Stream<String> names() {
            return Stream.of(id.toString(), words(), fullName()).filter(name -> !name.isEmpty());
        }

        boolean isCalled(String name) {
            return names().anyMatch(name::equalsIgnoreCase) || hasNumber(name);
        }

        /** A number is also written with leading zeros, and a file's name begins with it. */
        private boolean hasNumber(String name) {
            String head = name.split("_", 2)[0];
            boolean whole = head.length() == name.length()
                    || name.substring(head.length() + 1).equalsIgnoreCase(words());
            return whole && head.matches("\\d{1,40}") && new MigrationId(new BigDecimal(head)).equals(id);
        }

        private String words() {
            return description.replace(' ', '_');
        }
    }
}

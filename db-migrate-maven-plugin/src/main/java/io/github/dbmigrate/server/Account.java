package io.github.dbmigrate.server;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account under which PostgreSQL's programs run. An ordinary user's is their own. PostgreSQL refuses root, so root
 * runs them in a user namespace where it has no rights, or else as {@code nobody}.
 *
 * @param prefix what stands before a program's path on its command line; empty for the own account
 * @param owner who must own the data directory, or null for whoever runs Maven
 */
record Account(List<String> prefix, @Nullable String owner) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final String OTHER = "nobody";

    // Only the first needs no second account; containers often forbid it.
    private static final List<Account> FOR_ROOT = List.of(
            new Account(List.of("unshare", "--user"), null),
            new Account(List.of("setpriv", "--reuid", OTHER, "--clear-groups"), OTHER),
            new Account(List.of("su", "-s", "/bin/sh", OTHER, "-c", "exec \"$0\" \"$@\"", "--"), OTHER),
            new Account(List.of("sudo", "-n", "-u", OTHER, "--"), OTHER));

    Account {
        prefix = List.copyOf(prefix);
    }

    /** Finds the account that can run these binaries. Problem {@code SERVER_ROOT} when root finds none. */
    static Account choose(PostgresBinaries binaries) {
        return isRoot() ? chooseForRoot(binaries, FOR_ROOT) : new Account(List.of(), null);
    }

    static Account chooseForRoot(PostgresBinaries binaries, List<Account> candidates) {
        Problem problem = Problem.of(
                        ProblemCode.SERVER_ROOT,
                        "PostgreSQL refuses to run as root, and no other account could be used for it. "
                                + "The embedded server was not started.")
                .fact("binaries", binaries.home().toString());
        for (Account candidate : candidates) {
            Program.Outcome outcome = candidate.probe(binaries);
            if (outcome.succeeded()) {
                return candidate;
            }
            problem = problem.fact(candidate.prefix.get(0), outcome.output());
        }
        throw problem.remedy("Run Maven as an ordinary user.")
                .remedy("Or move the checkout to a directory that the user nobody may enter.")
                .remedy(
                        "Or give a server of your own.",
                        "mvn db-migrate:dev -Ddb-migrate.url=postgresql://user@host:5432/database")
                .exception();
    }

    // initdb looks its account up by number, so an account without a name is no use.
    private Program.Outcome probe(PostgresBinaries binaries) {
        Program.Outcome named = Program.run(command(List.of("id", "-un")), PROBE_LIMIT);
        return named.succeeded()
                ? Program.run(command(List.of(binaries.program("postgres"), "--version")), PROBE_LIMIT)
                : named;
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Gives a file, or a directory with all that is in it, to the account; quick where it has it already. */
    void own(Path path) throws IOException {
        if (!isRoot()) {
            return;
        }
        UserPrincipal principal = path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(owner == null ? "root" : owner);
        if (Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(principal)) {
            return;
        }
        // The top goes last: an interrupted change is taken up by the next start.
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : (Iterable<Path>) tree.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.setOwner(file, principal);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && java.io.File.separatorChar == '/';
    }
}

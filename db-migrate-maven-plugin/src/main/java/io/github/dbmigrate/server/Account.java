package io.github.dbmigrate.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account under which PostgreSQL's programs run. An ordinary user's is their own. PostgreSQL refuses root, so root
 * runs them in a user namespace where it has no rights, or else as another user.
 *
 * @param prefix what stands before a program's path on its command line; empty for the own account
 * @param owner the name of the user who must own the data directory
 */
record Account(List<String> prefix, String owner) {

    static final String ROOT = "root";

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final String NOBODY = "nobody";

    Account {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds the account that can run these binaries on this data directory.
     *
     * @param data may be missing; where it belongs to an ordinary user, root works as that one, so that their next start works
     */
    static Account choose(PostgresBinaries binaries, Path data) throws IOException {
        if (!isRoot()) {
            return new Account(List.of(), System.getProperty("user.name"));
        }
        List<Account> candidates = new ArrayList<>();
        String owner = Files.exists(data) ? Files.getOwner(data).getName() : ROOT;
        if (!owner.equals(ROOT)) {
            candidates.addAll(as(owner));
        }
        candidates.add(inNamespace());
        candidates.addAll(as(NOBODY));
        return choose(binaries, candidates);
    }

    /** The first that can run them. Problem {@code SERVER_ROOT} when none can. */
    static Account choose(PostgresBinaries binaries, List<Account> candidates) {
        List<String> refusals = new ArrayList<>();
        for (Account candidate : candidates) {
            Program.Outcome outcome = candidate.probe(binaries);
            if (outcome.succeeded()) {
                return candidate;
            }
            refusals.add(String.join(" ", candidate.prefix) + ": " + outcome.output());
        }
        throw ServerProblems.noAccount(binaries, refusals).exception();
    }

    /** Root without its rights: needs no second user, but containers often forbid it. */
    static Account inNamespace() {
        return new Account(List.of("unshare", "--user"), ROOT);
    }

    /** The commands that can become another user; which of them a machine has differs. */
    static List<Account> as(String user) {
        return List.of(
                new Account(List.of("runuser", "-u", user, "--"), user),
                new Account(List.of("su", "-s", "/bin/sh", user, "-c", "exec \"$0\" \"$@\"", "--"), user),
                new Account(List.of("sudo", "-n", "-u", user, "--"), user));
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
        UserPrincipal principal =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        // The root of the tree is changed last, so an interrupted change is taken up by the next start.
        if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(principal)) {
            FileTree.forEach(path, file -> Files.setOwner(file, principal));
        }
    }

    static boolean isRoot() {
        return File.separatorChar == '/' && ROOT.equals(System.getProperty("user.name"));
    }
}

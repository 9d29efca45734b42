package io.github.dbmigrate.server;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong with the embedded server, as its user meets it. */
final class ServerProblems {

    private static final String DISK_FULL = "No space left on device";
    private static final int LOG_LINES = 8;

    private ServerProblems() {}

    static Problem binariesUnusable(Path archive, PostgresBinaries binaries, IOException cause) {
        Problem problem = Problem.of(
                        ProblemCode.SERVER_BINARIES,
                        "The PostgreSQL binaries could not be unpacked, so the embedded server was not started.")
                .fact("archive", archive.toString())
                .fact("into", binaries.home().toString())
                .fact("cause", describe(cause));
        return describe(cause).contains(DISK_FULL)
                ? problem.remedy("Make room on the disk: the binaries take 60 MB, a data directory about 50 MB.")
                : problem.remedy("Delete the archive; the next run fetches it again.", "rm " + quote(archive));
    }

    static Problem binariesIncomplete(Path archive, List<String> programs) {
        return Problem.of(
                        ProblemCode.SERVER_BINARIES,
                        "The archive of PostgreSQL binaries lacks a program, so the embedded server was not started.")
                .fact("archive", archive.toString())
                .fact("needed", String.join(", ", programs))
                .remedy("Delete it; the next run fetches it again.", "rm " + quote(archive));
    }

    static Problem binariesDoNotRun(PostgresBinaries binaries, Program.Outcome outcome) {
        return Problem.of(
                        ProblemCode.SERVER_BINARIES,
                        "PostgreSQL's programs do not run on this machine, so the embedded server was not started.")
                .fact("program", binaries.program("postgres"))
                .fact("cause", outcome.output())
                .remedy("If a library is named above, install the package that has it.")
                .remedy(
                        "If files were removed or the machine was changed, have the binaries unpacked again.",
                        "rm -r " + quote(binaries.home()),
                        "mvn db-migrate:start")
                .remedy("Or give a development server of your own.", ownServer());
    }

    static Problem noAccount(PostgresBinaries binaries, List<String> refusals) {
        return Problem.of(
                        ProblemCode.SERVER_ROOT,
                        "PostgreSQL refuses to run as root, and no other account could be used for it. "
                                + "The embedded server was not started.")
                .fact("binaries", binaries.home().toString())
                .fact("tried", String.join("\n", refusals))
                .remedy("Run Maven as an ordinary user.")
                .remedy("Or move the checkout to a directory that the user nobody may enter.")
                .remedy("Or give a development server of your own.", ownServer());
    }

    static Problem portTaken(int port) {
        return Problem.of(
                        ProblemCode.SERVER_PORT,
                        "Port " + port + " is taken by another program, so the embedded server was not started.")
                .fact("address", Ports.LOOPBACK + ":" + port)
                .remedy("Give another port, or none: then a free one is chosen.", "-Ddb-migrate.port=" + (port + 1))
                .remedy("Or stop the program that has it.", "lsof -i :" + port);
    }

    static Problem noPortFree(int first, int last) {
        return Problem.of(
                        ProblemCode.SERVER_PORT,
                        "No port from " + first + " to " + last + " is free, so the embedded server was not started.")
                .remedy("Give a free one.", "mvn db-migrate:start -Ddb-migrate.port=5433");
    }

    static Problem otherVersion(DataDirectory data, String found) {
        return Problem.of(
                        ProblemCode.SERVER_DATA,
                        "The data directory for PostgreSQL " + data.major() + " holds a cluster of version " + found
                                + ". It was left as it is, and the embedded server was not started.")
                .fact("directory", data.path().toString())
                .remedy(
                        "Give it the name of its version, if that is free.",
                        "mv " + quote(data.path()) + " " + quote(data.path().resolveSibling("data-" + found)))
                .remedy("Or, if its data is not needed, delete it.", "rm -r " + quote(data.path()));
    }

    static Problem unusableFiles(Path state, IOException cause) {
        Problem problem = Problem.of(
                        ProblemCode.SERVER_DATA,
                        "The files of the embedded server cannot be read or written, so it was not started.")
                .fact("directory", state.toString())
                .fact("cause", describe(cause));
        if (describe(cause).contains(DISK_FULL)) {
            return problem.remedy("Make room on the disk.");
        }
        return problem.remedy(
                        "If they belong to another user (after sudo, say), take them over.",
                        "sudo chown -R \"$(id -u)\" " + quote(state))
                .remedy("Or, if the data is not needed, delete them.", "sudo rm -r " + quote(state));
    }

    static Problem runsElsewhere(Path data, String machine, int port) {
        return Problem.of(
                        ProblemCode.SERVER_DATA,
                        "The embedded server of this checkout was started on another machine or in another container, and"
                                + " may still run there. Two servers would destroy its data, so nothing was done.")
                .fact("directory", data.toString())
                .fact("started on", machine)
                .fact("port", String.valueOf(port))
                .remedy("Stop it there.", "mvn db-migrate:stop")
                .remedy(
                        "If that machine or container is gone, and the server with it, remove the mark of its start.",
                        "rm " + quote(PostmasterFile.of(data)))
                .remedy("Or give a development server of your own.", ownServer());
    }

    static Problem unsafePath(Path state) {
        return Problem.of(
                        ProblemCode.SERVER_DATA,
                        "The checkout's path has a character that PostgreSQL's pg_ctl would give to a shell, so the embedded "
                                + "server was not started.")
                .fact("directory", state.toString())
                .remedy("Move the checkout to a path without double quotes, dollar signs, backquotes and backslashes.")
                .remedy("Or give a development server of your own.", ownServer());
    }

    static Problem initFailed(DataDirectory data, String output) {
        Problem problem = Problem.of(
                        ProblemCode.SERVER_DATA,
                        "The data directory could not be made, so the embedded server was not started.")
                .fact("directory", data.path().toString())
                .fact("cause", lastLines(output));
        return output.contains(DISK_FULL)
                ? problem.remedy("Make room on the disk: a data directory takes about 50 MB.")
                : problem.remedy("Or give a development server of your own.", ownServer());
    }

    static Problem startFailed(Path data, Path log, String cause) {
        ProblemCode code = isAboutFiles(cause) ? ProblemCode.SERVER_DATA : ProblemCode.SERVER_START_FAILED;
        Problem problem = Problem.of(code, "The embedded server did not start.")
                .fact("directory", data.toString())
                .fact("log", log.toString())
                .fact("cause", lastLines(cause));
        if (cause.contains(DISK_FULL)) {
            return problem.remedy("Make room on the disk, then start again.", "mvn db-migrate:start");
        }
        if (cause.contains("invalid permissions")) {
            return problem.remedy("This file system keeps no rights of files, as a Windows drive under WSL does not: "
                    + "move the checkout to one that does.");
        }
        Path aside = data.resolveSibling(data.getFileName() + ".old");
        return problem.remedy("If it was only slow, start again.", "mvn db-migrate:start")
                .remedy(
                        "If its files are damaged, put them aside; databases are made again from the migrations.",
                        "mv " + quote(data) + " " + quote(aside),
                        "mvn db-migrate:start");
    }

    static Problem busy(Path lock) {
        return Problem.of(
                        ProblemCode.SERVER_START_FAILED,
                        "Another process is starting or stopping the embedded server and does not finish.")
                .fact("lock", lock.toString())
                .remedy("End the other Maven, then run this again; the lock goes with it.");
    }

    static Problem stillStarting(Path data, Path log) {
        return Problem.of(
                        ProblemCode.SERVER_START_FAILED,
                        "The embedded server runs but does not take connections yet: it may be recovering from a crash.")
                .fact("directory", data.toString())
                .fact("log", log.toString())
                .remedy("Wait, then run this again.", "mvn db-migrate:start")
                .remedy("If its log shows no progress, stop it first.", "mvn db-migrate:stop");
    }

    private static boolean isAboutFiles(String cause) {
        String text = cause.toLowerCase(Locale.ROOT);
        return cause.contains(DISK_FULL)
                || text.contains("database files are incompatible")
                || text.contains("incorrect checksum")
                || text.contains("could not open file")
                || text.contains("could not read file")
                || text.contains("could not locate a valid checkpoint record")
                || text.contains("invalid permissions")
                || text.contains("wrong ownership");
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream().skip(Math.max(0, lines.size() - LOG_LINES)).collect(Collectors.joining("\n"));
    }

    // The messages of java.nio name only the file: what happened to it is in the class's name.
    private static String describe(IOException cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        return kind.equals("IO") ? String.valueOf(cause.getMessage()) : kind + ": " + cause.getMessage();
    }

    private static String[] ownServer() {
        return new String[] {
            "mvn db-migrate:dev -Ddb-migrate.url=postgresql://user@host:5432/database",
            "export DATABASE_URL=postgresql://user@host:5432/database"
        };
    }

    private static String quote(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.history.Diagnosis;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.Gates;
import io.github.dbmigrate.history.History;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells where every migration stands, and all that is wrong, at once. Takes no lock and writes nothing. */
public final class Status {

    /** The words that {@code failOn} takes. */
    public static final List<String> FAIL_ON = List.of(
            "pending",
            "failed",
            "edited",
            "missing",
            "outOfOrder",
            "drifted",
            "directory",
            "notEmpty",
            "ownedByAnother");

    private final TargetServer server;
    private final Console console;

    public Status(TargetServer server, Console console) {
        this.server = server;
        this.console = console;
    }

    /** Reads and diagnoses. Problems: those of connecting; {@code PARAMETER_INVALID} for a word of failOn it does not know. */
    public Report run(Request request) {
        requireKnown(request);
        Beside<MigrationsDirectory> reading = Beside.begin("directory", () -> directory(request));
        try (TargetDatabase target = HeldTarget.connect(server, console);
                Look look = Look.at(request.service(), () -> reading.resultOr(() -> directory(request)), target)) {
            return report(request, target, look.withDrift());
        }
    }

    private static MigrationsDirectory directory(Request request) {
        return MigrationsDirectory.read(request.service().migrations());
    }

    private static Report report(Request request, TargetDatabase target, Diagnosis diagnosis) {
        List<Problem> problems = Gates.problems(diagnosis, request.service().commands());
        return new Report(request.service().name(), target.display(), diagnosis, problems, failure(request, diagnosis));
    }

    private static @Nullable Problem failure(Request request, Diagnosis diagnosis) {
        Set<String> found = words(diagnosis);
        found.retainAll(request.failOn());
        return found.isEmpty()
                ? null
                : Problem.of(
                                ProblemCode.STATUS_FAIL_ON,
                                request.service().name() + " has what failOn names: " + String.join(", ", found) + ".")
                        .fact("failOn", String.join(",", request.failOn()))
                        .remedy("See the table above, and the ways out below it.");
    }

    private static Set<String> words(Diagnosis diagnosis) {
        Set<String> words = new TreeSet<>();
        for (Finding finding : diagnosis.findings()) {
            words.add(finding.word());
        }
        if (diagnosis.history().count(MigrationState.PENDING) > 0) {
            words.add(MigrationState.PENDING.word());
        }
        return words;
    }

    private static void requireKnown(Request request) {
        for (String word : request.failOn()) {
            if (!FAIL_ON.contains(word)) {
                throw unknown(word, request).exception();
            }
        }
    }

    private static Problem unknown(String word, Request request) {
        return Problem.of(ProblemCode.PARAMETER_INVALID, "failOn does not know \"" + word + "\".")
                .fact("known", String.join(", ", FAIL_ON))
                .remedy(
                        "Name what is to fail the build.",
                        request.service().commands().goal("status", "failOn=pending,failed,edited,missing,outOfOrder"));
    }

    /**
     * What to look at.
     *
     * @param failOn of {@link Status#FAIL_ON}; what is found of it makes the report a failure
     */
    public record Request(Service service, Set<String> failOn) {
        public Request {
            failOn = java.util.Collections.unmodifiableSet(new TreeSet<>(failOn));
        }
    }

    /**
     * Where everything stands.
     *
     * @param problems the findings with the ways out
     * @param failure the problem to end with, after all has been shown; null when failOn names nothing of it
     */
    public record Report(
            String service,
            String database,
            Diagnosis diagnosis,
            List<Problem> problems,
            @Nullable Problem failure) implements GoalReport {

        public Report {
            problems = List.copyOf(problems);
        }

        public History history() {
            return diagnosis.history();
        }

        @Override
        public String goal() {
            return "status";
        }

        @Override
        public String outcome() {
            List<String> parts = new ArrayList<>();
            for (MigrationState state : MigrationState.values()) {
                int count = history().count(state);
                if (count > 0 && state != MigrationState.APPLIED) {
                    parts.add(count + " " + state.label());
                }
            }
            for (Finding finding : diagnosis.findings()) {
                addOther(finding, parts);
            }
            return parts.isEmpty() ? "up to date" : String.join(", ", parts);
        }

        private static void addOther(Finding finding, List<String> parts) {
            if (finding instanceof Finding.Drifted) {
                parts.add("drifted");
            } else if (finding instanceof Finding.NotEmpty) {
                parts.add("not made by these migrations");
            } else if (finding instanceof Finding.OwnedByAnother owned) {
                parts.add("owned by " + owned.owner());
            } else if (finding instanceof Finding.DirectoryDamaged damaged) {
                parts.add(damaged.problem().code().label());
            }
        }
    }
}

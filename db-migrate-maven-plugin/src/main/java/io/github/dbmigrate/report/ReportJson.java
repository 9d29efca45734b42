package io.github.dbmigrate.report;

import io.github.dbmigrate.command.AppliedMigration;
import io.github.dbmigrate.command.Deploy;
import io.github.dbmigrate.command.Dev;
import io.github.dbmigrate.command.Generate;
import io.github.dbmigrate.command.GoalReport;
import io.github.dbmigrate.command.Reset;
import io.github.dbmigrate.command.Resolve;
import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.command.TestDatabase;
import io.github.dbmigrate.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a goal did, for machines: the content of {@code target/db-migrate/<goal>.json}. The fields are described in {@code
 * docs/json.md}; one is never renamed or given another meaning, new ones may come.
 */
public final class ReportJson {

    private ReportJson() {}

    /** A goal that came to its end. {@code succeeded} is false where it must fail the build all the same. */
    public static String of(GoalReport report) {
        Problem failure = report instanceof Status.Report status ? status.failure() : null;
        JsonObject root = head(report.goal(), report.service(), failure == null);
        root.put("database", report.database());
        root.put("outcome", report.outcome());
        addFacts(report, root);
        if (failure != null) {
            root.set("problem", ProblemJson.of(failure));
        }
        return Json.text(root);
    }

    /** A goal that ended with a problem. */
    public static String of(String goal, String service, Problem problem) {
        JsonObject root = head(goal, service, false);
        root.put("outcome", problem.code().label());
        root.set("problem", ProblemJson.of(problem));
        return Json.text(root);
    }

    private static JsonObject head(String goal, String service, boolean succeeded) {
        JsonObject root = Json.object();
        root.put("format", 1);
        root.put("goal", goal);
        root.put("service", service);
        root.put("succeeded", succeeded);
        return root;
    }

    private static void addFacts(GoalReport report, JsonObject root) {
        if (report instanceof Status.Report status) {
            StatusJson.add(status, root);
        } else if (report instanceof Deploy.Report deploy) {
            deploy(deploy, root);
        } else if (report instanceof Dev.Report dev) {
            dev(dev, root);
        } else if (report instanceof Reset.Report reset) {
            reset(reset, root);
        } else if (report instanceof Resolve.Report resolve) {
            resolve(resolve, root);
        } else if (report instanceof Generate.Report generate) {
            root.put("current", generate.current());
            paths(generate.files(), root.putArray("files"));
        } else if (report instanceof TestDatabase.Report test) {
            root.put("migrations", test.migrations());
            root.put("serviceFile", test.serviceFile().toString());
        }
    }

    private static void deploy(Deploy.Report report, JsonObject root) {
        root.put("dryRun", report.dryRun());
        applied(report.applied(), root);
        JsonArray planned = root.putArray("planned");
        for (Deploy.Planned each : report.planned()) {
            planned.addObject().put("name", each.name()).put("sql", each.sql());
        }
    }

    private static void dev(Dev.Report report, JsonObject root) {
        root.put("created", report.created());
        Json.put(
                root,
                "written",
                report.written() == null ? null : report.written().getFileName());
        root.put("statements", report.statements());
        applied(report.applied(), root);
        paths(report.client(), root.putArray("client"));
        root.put("seeded", report.seeded());
    }

    private static void reset(Reset.Report report, JsonObject root) {
        root.put("created", report.created());
        applied(report.applied(), root);
        report.kept().forEach(root.putArray("kept")::add);
        root.put("seeded", report.seeded());
    }

    private static void resolve(Resolve.Report report, JsonObject root) {
        root.put("migration", report.migration());
        root.put("applied", report.word() == Resolve.Word.APPLIED);
        root.put("word", report.word().name().toLowerCase(Locale.ROOT));
        root.put("migrations", report.migrations());
        root.put("before", report.before().word());
        root.put("written", report.written());
    }

    private static void applied(List<AppliedMigration> applied, JsonObject root) {
        JsonArray array = root.putArray("applied");
        for (AppliedMigration each : applied) {
            array.addObject()
                    .put("id", each.id().toString())
                    .put("name", each.name())
                    .put("statements", each.statements())
                    .put("millis", each.elapsed().toMillis())
                    .put("transactional", each.transactional());
        }
    }

    private static void paths(List<Path> paths, JsonArray array) {
        paths.forEach(path -> array.add(path.toString().replace('\\', '/')));
    }
}

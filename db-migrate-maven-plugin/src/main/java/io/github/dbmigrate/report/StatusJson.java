package io.github.dbmigrate.report;

import io.github.dbmigrate.command.Status;
import io.github.dbmigrate.history.Application;
import io.github.dbmigrate.history.Failure;
import io.github.dbmigrate.history.Finding;
import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.history.MigrationState;
import io.github.dbmigrate.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** The fields that only {@code status} has. */
final class StatusJson {

    private StatusJson() {}

    static void add(Status.Report report, JsonObject root) {
        JsonObject counts = root.putObject("counts");
        for (MigrationState state : MigrationState.values()) {
            counts.put(state.word(), report.history().count(state));
        }
        JsonArray migrations = root.putArray("migrations");
        for (MigrationRecord migration : report.history().records()) {
            migrations.add(migration(migration));
        }
        JsonArray findings = root.putArray("findings");
        Set<String> words = new LinkedHashSet<>();
        for (Finding finding : report.diagnosis().findings()) {
            words.add(finding.word());
        }
        for (String word : words) {
            findings.add(word);
        }
        JsonArray problems = root.putArray("problems");
        for (Problem problem : report.problems()) {
            problems.add(ProblemJson.of(problem));
        }
    }

    private static JsonObject migration(MigrationRecord migration) {
        JsonObject node = Json.object();
        node.put("id", migration.id().toString());
        node.put("name", migration.name());
        node.put("description", migration.description());
        node.put("state", migration.state().word());
        Json.put(
                node,
                "checksum",
                migration.file() == null ? null : migration.file().checksum());
        if (migration.application() != null) {
            node.set("applied", application(migration.application()));
        }
        if (migration.failure() != null) {
            node.set("failure", failure(migration.failure()));
        }
        return node;
    }

    private static JsonObject application(Application application) {
        JsonObject node = Json.object();
        node.put("at", application.changelog().appliedAt());
        node.put("how", application.how());
        Json.put(node, "by", application.by());
        Duration duration = application.duration();
        if (duration != null) {
            node.put("millis", duration.toMillis());
        }
        return node;
    }

    private static JsonObject failure(Failure failure) {
        JsonObject node = Json.object();
        node.put("at", failure.at().toString());
        node.put("by", failure.by());
        node.put("position", failure.position());
        node.put("cutOff", failure.cutOff());
        Json.put(node, "statement", failure.statement());
        Json.put(node, "error", failure.error());
        return node;
    }
}

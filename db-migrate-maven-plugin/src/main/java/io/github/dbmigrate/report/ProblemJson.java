package io.github.dbmigrate.report;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;

/** A problem as a JSON object. */
final class ProblemJson {

    private ProblemJson() {}

    static JsonObject of(Problem problem) {
        JsonObject node = Json.object();
        node.put("code", problem.code().label());
        node.put("kind", problem.code().name());
        node.put("headline", problem.headline());
        JsonArray facts = node.putArray("facts");
        problem.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        if (problem.excerpt() != null) {
            node.set("place", place(problem.excerpt()));
        }
        JsonArray remedies = node.putArray("remedies");
        problem.remedies().forEach(remedy -> {
            JsonObject object = remedies.addObject().put("sentence", remedy.sentence());
            remedy.commands().forEach(object.putArray("commands")::add);
        });
        return node;
    }

    private static JsonObject place(Excerpt excerpt) {
        JsonObject node = Json.object();
        node.put("file", excerpt.file());
        node.put("line", excerpt.line());
        node.put("column", excerpt.column());
        node.put("firstLine", excerpt.firstLine());
        excerpt.lines().forEach(node.putArray("lines")::add);
        return node;
    }
}

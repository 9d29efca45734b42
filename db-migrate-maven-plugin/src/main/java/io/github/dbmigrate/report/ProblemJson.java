package io.github.dbmigrate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;

/** A problem as a JSON object. */
final class ProblemJson {

    private ProblemJson() {}

    static ObjectNode of(Problem problem) {
        ObjectNode node = Json.object();
        node.put("code", problem.code().label());
        node.put("kind", problem.code().name());
        node.put("headline", problem.headline());
        ArrayNode facts = node.putArray("facts");
        problem.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        if (problem.excerpt() != null) {
            node.set("place", place(problem.excerpt()));
        }
        ArrayNode remedies = node.putArray("remedies");
        problem.remedies().forEach(remedy -> {
            ObjectNode object = remedies.addObject().put("sentence", remedy.sentence());
            remedy.commands().forEach(object.putArray("commands")::add);
        });
        return node;
    }

    private static ObjectNode place(Excerpt excerpt) {
        ObjectNode node = Json.object();
        node.put("file", excerpt.file());
        node.put("line", excerpt.line());
        node.put("column", excerpt.column());
        node.put("firstLine", excerpt.firstLine());
        excerpt.lines().forEach(node.putArray("lines")::add);
        return node;
    }
}

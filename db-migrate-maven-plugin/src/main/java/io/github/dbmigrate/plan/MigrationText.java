package io.github.dbmigrate.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a generated migration script, in MyBatis' format: the description, comments on what it does, what it loses and
 * where it was proven, the up, {@code -- //@UNDO}, the down.
 */
public final class MigrationText {

    private static final String UNDO = "-- //@UNDO";
    private static final String LOCKED = "Nobody else reads or writes it from then until the whole migration is through"
            + " (ACCESS EXCLUSIVE), and its size is needed once more on the disk.";
    private static final int LONGEST_LINE = 116;

    private MigrationText() {}

    /**
     * Renders the whole file, ending in a line end.
     *
     * @param description one line, as in the file's name with spaces for underscores
     * @param findings the losses that were agreed to; conflicts are left out
     */
    public static String render(String description, Proof proof, List<DataFinding> findings) {
        List<String> blocks = new ArrayList<>();
        blocks.add(head(description, proof, findings));
        proof.up().forEach(statement -> blocks.add(statement(statement)));
        blocks.add(undoHead(proof));
        proof.down().forEach(statement -> blocks.add(statement(statement)));
        return String.join("\n\n", blocks) + "\n";
    }

    private static String head(String description, Proof proof, List<DataFinding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add("-- // " + oneLine(description));
        lines.addAll(comment("What it does: " + PlanSentence.of(proof.up()) + "."));
        lines.addAll(comment("What it loses: " + losses(proof, findings)));
        lines.addAll(copies(proof, findings));
        lines.addAll(zones(proof.up()));
        lines.add("-- Proven on PostgreSQL " + proof.serverVersion() + ": the up gives schema.sql, the undo gives back"
                + " the schema before it.");
        return String.join("\n", lines);
    }

    /** What is dropped or converted is named even where the development database held nothing in it: others may. */
    private static String losses(Proof proof, List<DataFinding> findings) {
        List<String> clauses = new ArrayList<>();
        List<String> dropped = PlanSentence.heldRows(proof.up());
        if (!dropped.isEmpty()) {
            clauses.add("whatever is in " + String.join(", ", dropped));
        }
        List<String> converted = PlanSentence.converted(proof.up());
        if (!converted.isEmpty()) {
            clauses.add("what the new type cannot keep of " + String.join(", ", converted));
        }
        List<String> sentences = new ArrayList<>();
        if (!clauses.isEmpty()) {
            sentences.add(String.join(", and ", clauses) + " where it runs.");
        }
        findings.stream().filter(DataFinding::isLoss).map(DataFinding::sentence).forEach(sentences::add);
        return sentences.isEmpty() ? "nothing." : String.join(" ", sentences);
    }

    /** Whoever deploys it must know how long it may take, and that nobody uses the table meanwhile. */
    private static List<String> copies(Proof proof, List<DataFinding> findings) {
        List<String> tables = PlanSentence.copied(proof.up());
        if (tables.isEmpty()) {
            return List.of();
        }
        List<String> rows = findings.stream()
                .filter(DataFinding::isRebuild)
                .map(finding -> finding.key() + " had " + Count.of(finding.count(), "row"))
                .toList();
        return comment("What it copies: all rows of " + String.join(", ", tables) + " into a new table. " + LOCKED
                + (rows.isEmpty() ? "" : " Where this was made, " + String.join(", ", rows) + "."));
    }

    private static String undoHead(Proof proof) {
        List<String> lines = new ArrayList<>(List.of(UNDO));
        List<String> copied = PlanSentence.copied(proof.down());
        if (!copied.isEmpty()) {
            lines.addAll(comment("The undo copies all rows of " + String.join(", ", copied) + ". " + LOCKED));
        }
        List<String> dropped = PlanSentence.heldRows(proof.down());
        if (!dropped.isEmpty()) {
            lines.addAll(
                    comment("The undo drops " + String.join(", ", dropped) + " with whatever rows are in by then."));
        }
        List<String> converted = PlanSentence.converted(proof.down());
        if (!converted.isEmpty()) {
            lines.addAll(comment(
                    "The undo loses what the former type cannot keep of " + String.join(", ", converted) + "."));
        }
        lines.addAll(zones(proof.down()));
        return String.join("\n", lines);
    }

    private static List<String> zones(List<PlannedStatement> statements) {
        List<String> zoned = PlanSentence.zoned(statements);
        return zoned.isEmpty()
                ? List.of()
                : comment("Time zone: " + String.join(", ", zoned)
                        + " is read as UTC, wherever this runs. Write the zone that"
                        + " its rows mean in place of 'UTC' if they mean another.");
    }

    private static String statement(PlannedStatement statement) {
        return statement.sql().strip() + ";";
    }

    /** Breaks a text into comment lines; what MyBatis would take for its own is defused. */
    private static List<String> comment(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("--");
        for (String word : oneLine(text).split(" ")) {
            if (line.length() + word.length() >= LONGEST_LINE) {
                lines.add(line.toString());
                line = new StringBuilder("--  ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ")
                .strip()
                .replace("${", "$ {")
                .replace("@UNDO", "@ UNDO")
                .replace("@DELIMITER", "@ DELIMITER");
    }
}

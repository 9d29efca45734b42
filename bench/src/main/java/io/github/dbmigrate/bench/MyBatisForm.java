package io.github.dbmigrate.bench;

import io.github.dbmigrate.bench.Contestant.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The scripts as MyBatis Migrations has them, which db-migrate shares. */
final class MyBatisForm {

    private static final Step CREATE_CHANGELOG = new Step(
            0,
            "create_changelog",
            "CREATE TABLE changelog (id numeric(20, 0) NOT NULL PRIMARY KEY, applied_at varchar(25) NOT NULL,"
                    + " description varchar(255) NOT NULL);\n",
            "DROP TABLE changelog;\n");

    private MyBatisForm() {}

    static void write(Path scripts, History history) {
        history.steps().forEach(step -> write(scripts, step));
    }

    private static void write(Path scripts, Step step) {
        Text.write(scripts.resolve(fileName(step)), text(step));
    }

    /** Signs the directory as db-migrate does: see docs/scripts.md. */
    static void sign(Path scripts, History history) {
        StringBuilder body = new StringBuilder();
        for (Step step : history.steps()) {
            body.append("sha256 ")
                    .append(sha256(text(step)))
                    .append("  ")
                    .append(fileName(step))
                    .append('\n');
        }
        Text.write(scripts.resolve("migrations.sum"), "sha256 " + sha256(body.toString()) + "  *\n" + body);
    }

    /** The folder as {@code migrate init} would leave it, with the first migration that makes the changelog. */
    static void writeRepository(Path folder, History history, Target target) {
        Text.writeSecret(folder.resolve("environments/development.properties"), """
                driver=org.postgresql.Driver
                url=%s
                username=%s
                password=%s
                send_full_script=true
                delimiter=;
                full_line_delimiter=false
                auto_commit=false
                changelog=changelog
                """.formatted(
                target.jdbcUrl(), target.server().user(), target.server().password()));
        write(folder.resolve("scripts"), CREATE_CHANGELOG);
        write(folder.resolve("scripts"), history);
    }

    private static String fileName(Step step) {
        return step.id() + "_" + step.name() + ".sql";
    }

    private static String text(Step step) {
        return "-- // " + step.name().replace('_', ' ') + "\n" + step.up() + "\n-- //@UNDO\n" + step.down();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

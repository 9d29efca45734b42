package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.command.MigrationRunner.Context;
import io.github.dbmigrate.migration.Timeouts;
import io.github.dbmigrate.postgres.ScriptSession;
import io.github.dbmigrate.postgres.SqlProblems;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementSplitter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/** MyBatis' {@code onabort.sql}: what a team wants done when a migration has failed. */
final class OnAbort {

    private OnAbort() {}

    /**
     * Runs it in a transaction of its own.
     *
     * @return what came of it, or null where the directory has no such file
     */
    static @Nullable String run(
            Path directory, ScriptSession session, Map<String, String> variables, Context context, Timeouts timeouts) {
        try {
            String script = read(directory, variables);
            if (script == null) {
                return null;
            }
            session.reset(timeouts);
            session.execute("BEGIN");
            for (Statement statement : StatementSplitter.split(script)) {
                session.execute(statement.text(), context.listener()::notice);
            }
            session.execute("COMMIT");
            return "was run";
        } catch (SQLException e) {
            return "failed and was rolled back: " + SqlProblems.message(e);
        } catch (IOException | MigrationException | ProblemException e) {
            return "could not be run: " + e.getMessage();
        }
    }

    private static @Nullable String read(Path directory, Map<String, String> variables) throws IOException {
        Properties properties = new Properties();
        properties.putAll(variables);
        FileMigrationLoader loader =
                new FileMigrationLoader(directory.toFile(), StandardCharsets.UTF_8.name(), properties);
        try (Reader reader = loader.getOnAbortReader()) {
            if (reader == null) {
                return null;
            }
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }
}

package io.github.dbmigrate.command;

import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.ScriptReader;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.sql.ScriptProblems;
import io.github.dbmigrate.sql.Statement;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/** Reads a service's scripts, those of a run before any of it runs. */
final class Scripts {

    private final ScriptReader reader;

    Scripts(Service service) {
        this.reader = ScriptReader.of(service.migrations());
    }

    /** One, as it is; problems as {@link MigrationScript#read}. */
    MigrationScript read(Migration migration) {
        return reader.read(migration);
    }

    /** In the order given. Problems: those of reading; the first statement of any that no connection can run. */
    List<MigrationScript> read(List<MigrationRecord> migrations) {
        List<MigrationScript> scripts = new ArrayList<>();
        for (MigrationRecord migration : migrations) {
            if (migration.file() != null) {
                scripts.add(checked(read(migration.file())));
            }
        }
        return scripts;
    }

    /**
     * Reads them as {@link #read} does and keeps none: a large script is in memory only while it runs. Problems likewise. The
     * later half is read beside the earlier one, since nothing else goes on meanwhile.
     */
    void check(List<MigrationRecord> migrations) {
        int half = (migrations.size() + 1) / 2;
        List<MigrationRecord> later = migrations.subList(half, migrations.size());
        Beside<List<MigrationRecord>> beside = Beside.begin("scripts", () -> checkEach(later));
        try {
            checkEach(migrations.subList(0, half));
        } catch (ProblemException e) {
            beside.end();
            throw e;
        }
        beside.resultOr(() -> checkEach(later));
    }

    private List<MigrationRecord> checkEach(List<MigrationRecord> migrations) {
        for (MigrationRecord migration : migrations) {
            read(List.of(migration));
        }
        return migrations;
    }

    private static MigrationScript checked(MigrationScript script) {
        var statements = StatementSplitter.split(script.up().text()).stream()
                .filter(statement -> !(statement.kind() instanceof PsqlCommand command && command.guardsDump()))
                .toList();
        List<Problem> problems = problems(script, script.migration().fileName(), statements);
        if (!problems.isEmpty()) {
            // Read once more only to tell its path: a large script is not held twice.
            String display = SqlFile.read(script.migration().file()).display();
            throw problems(script, display, statements).get(0).exception();
        }
        return script;
    }

    private static List<Problem> problems(MigrationScript script, String file, List<Statement> statements) {
        return ScriptProblems.of(file, script.up().text(), script.up().firstLine(), statements);
    }
}

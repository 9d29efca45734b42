package io.github.dbmigrate.command;

import io.github.dbmigrate.history.MigrationRecord;
import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.sql.ScriptProblems;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementSplitter;
import java.util.ArrayList;
import java.util.List;

/** Reads the scripts of a run before any of it runs. */
final class Scripts {

    private Scripts() {}

    /** In the order given. Problems: those of reading; the first statement of any that no connection can run. */
    static List<MigrationScript> read(List<MigrationRecord> migrations) {
        List<MigrationScript> scripts = new ArrayList<>();
        for (MigrationRecord migration : migrations) {
            if (migration.file() != null) {
                scripts.add(checked(MigrationScript.read(migration.file())));
            }
        }
        return scripts;
    }

    private static MigrationScript checked(MigrationScript script) {
        SqlFile file = SqlFile.read(script.migration().file());
        var statements = StatementSplitter.split(script.up().text()).stream()
                .filter(statement -> !(statement.kind() instanceof PsqlCommand command && command.guardsDump()))
                .toList();
        List<Problem> problems =
                ScriptProblems.of(file.display(), file.text(), script.up().firstLine(), statements);
        if (!problems.isEmpty()) {
            throw problems.get(0).exception();
        }
        return script;
    }
}

package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.migration.Migration;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.operations.ChangelogOperation;
import org.apache.ibatis.migration.operations.DatabaseOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/**
 * MyBatis' own writing of the changelog. Its operation commits whatever the connection holds, so that rows that were
 * written before on the same connection become one commit with it.
 */
final class MyBatisChangelog {

    private final Dictation dictation = new Dictation();
    private final DatabaseOperationOption option = new DatabaseOperationOption();

    /** With the changelog's name, quoted and qualified. */
    MyBatisChangelog(String table) {
        option.setChangelogTable(table);
    }

    /** What adds the row and commits the open transaction. */
    List<String> insertAndCommit(Migration migration) throws SQLException {
        String appliedAt = DatabaseOperation.generateAppliedTimeStampAsString();
        Change change = new Change(migration.id().number(), appliedAt, migration.description());
        return statements(operation -> operation.insert(change));
    }

    /** What removes the row and commits the open transaction. */
    List<String> deleteAndCommit(BigDecimal id) throws SQLException {
        return statements(operation -> operation.deleteById(id));
    }

    private List<String> statements(Step step) throws SQLException {
        step.run(new ChangelogOperation(dictation.connection(), option));
        return dictation.taken();
    }

    private interface Step {
        void run(ChangelogOperation operation) throws SQLException;
    }
}

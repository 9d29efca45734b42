package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.migration.Migration;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.ibatis.migration.Change;
import org.apache.ibatis.migration.operations.ChangelogOperation;
import org.apache.ibatis.migration.operations.DatabaseOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;

/**
 * MyBatis' own writing of the changelog. Its operation commits whatever the connection holds, so that rows that were
 * written before on the same connection become one commit with it.
 */
final class MyBatisChangelog {

    private final DatabaseOperationOption option = new DatabaseOperationOption();

    /** With the changelog's name, quoted and qualified. */
    MyBatisChangelog(String table) {
        option.setChangelogTable(table);
    }

    /** Adds the row and commits the open transaction. */
    void insertAndCommit(Connection connection, Migration migration) throws SQLException {
        String appliedAt = DatabaseOperation.generateAppliedTimeStampAsString();
        Change change = new Change(migration.id().number(), appliedAt, migration.description());
        committing(connection, operation -> operation.insert(change));
    }

    /** Removes the row and commits the open transaction. */
    void deleteAndCommit(Connection connection, BigDecimal id) throws SQLException {
        committing(connection, operation -> operation.deleteById(id));
    }

    // The driver commits only out of autocommit mode; leaving that mode sends nothing to the server.
    private void committing(Connection connection, Step step) throws SQLException {
        connection.setAutoCommit(false);
        try {
            step.run(new ChangelogOperation(connection, option));
        } catch (SQLException e) {
            rollback(connection, e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static void rollback(Connection connection, SQLException cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private interface Step {
        void run(ChangelogOperation operation) throws SQLException;
    }
}

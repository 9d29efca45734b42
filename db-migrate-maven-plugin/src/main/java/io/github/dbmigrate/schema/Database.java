package io.github.dbmigrate.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open session on one database. Not thread-safe; whoever opened it closes it. Each statement commits by itself unless
 * one of them is {@code BEGIN}.
 */
public interface Database extends AutoCloseable {

    /** The database's name as the server knows it, unquoted. */
    String name();

    /** The server's major version, such as 17. */
    int majorVersion();

    /** The server's version as it names itself, such as {@code 17.6}. */
    String version();

    /** How a generator of ours reaches the same database by itself. */
    Access access();

    /** Reads the whole catalog in one read-only transaction. Problems: connection lost, permission denied. */
    Catalog readCatalog(CatalogScope scope);

    /**
     * What the journal keeps of the schema as it is now. Reads what {@link #readCatalog} reads and holds little of it. Problems
     * likewise.
     */
    SchemaMark readMark(CatalogScope scope);

    /**
     * A digest of the catalog's row versions: equal stamps of one database mean that nothing was defined in it in between.
     * The reverse does not hold. Costs a small part of {@link #readCatalog}, because nothing is printed or sent. Problems
     * likewise.
     */
    String catalogStamp();

    /** Sends one statement. Problems: {@code STATEMENT_FAILED} with SQLSTATE, detail, hint and position as facts. */
    void execute(String statement);

    /**
     * Sends one statement and returns PostgreSQL's refusal instead of raising it, so that a proof can defer it.
     *
     * @return null when the statement succeeded
     */
    @Nullable
    SqlFailure tryExecute(String statement);

    /**
     * Sends statements one behind the other without waiting for each, which spares round trips. A transaction must be open:
     * there PostgreSQL refuses what stands behind one that failed. None of them may end it or go back in it; rows that they
     * return are forgotten.
     *
     * @return null when all succeeded
     */
    @Nullable
    Stopped tryExecuteAll(List<String> statements);

    /** Runs a query and returns its rows as text; a NULL is null. */
    List<List<@Nullable String>> query(String select);

    @Override
    void close();
}

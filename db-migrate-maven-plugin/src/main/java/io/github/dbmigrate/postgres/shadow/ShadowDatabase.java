package io.github.dbmigrate.postgres.shadow;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.SchemaMark;
import io.github.dbmigrate.schema.SqlFailure;
import io.github.dbmigrate.schema.Stopped;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session on a shadow database; closing it gives up the database. */
final class ShadowDatabase implements Database {

    private final JdbcDatabase session;
    private final Consumer<ShadowDatabase> afterClose;

    ShadowDatabase(JdbcDatabase session, Consumer<ShadowDatabase> afterClose) {
        this.session = session;
        this.afterClose = afterClose;
    }

    @Override
    public String name() {
        return session.name();
    }

    @Override
    public int majorVersion() {
        return session.majorVersion();
    }

    @Override
    public String version() {
        return session.version();
    }

    @Override
    public Access access() {
        return session.access();
    }

    @Override
    public Catalog readCatalog(CatalogScope scope) {
        return session.readCatalog(scope);
    }

    @Override
    public SchemaMark readMark(CatalogScope scope) {
        return session.readMark(scope);
    }

    @Override
    public String catalogStamp() {
        return session.catalogStamp();
    }

    @Override
    public void execute(String statement) {
        session.execute(statement);
    }

    @Override
    public @Nullable SqlFailure tryExecute(String statement) {
        return session.tryExecute(statement);
    }

    @Override
    public @Nullable Stopped tryExecuteAll(List<String> statements) {
        return session.tryExecuteAll(statements);
    }

    @Override
    public List<List<@Nullable String>> query(String select) {
        return session.query(select);
    }

    /** Ends the session and leaves the database. */
    void endSession() {
        session.close();
    }

    @Override
    public void close() {
        session.close();
        afterClose.accept(this);
    }
}

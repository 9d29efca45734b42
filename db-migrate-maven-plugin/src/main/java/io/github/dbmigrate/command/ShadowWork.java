package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.migration.SchemaSource.SchemaRoles;
import io.github.dbmigrate.migration.SchemaSource.SchemaStatement;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.ShadowDatabases;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run's shadow databases, and {@code schema.sql} on one of them, which takes longest and so goes on beside the rest: nothing
 * else is needed for it than its text. Closing it closes the databases.
 */
final class ShadowWork implements AutoCloseable {

    private final Supplier<ShadowDatabases> server;
    private final SchemaSource schema;
    private final CatalogScope scope;
    private @Nullable Beside<ShadowDatabases> opening;
    private @Nullable Beside<Catalog> desired;
    private @Nullable ShadowDatabases databases;
    private @Nullable SchemaRoles roles;

    /** Begins nothing yet. */
    ShadowWork(Supplier<ShadowDatabases> server, SchemaSource schema, CatalogScope scope) {
        this.server = server;
        this.schema = schema;
        this.scope = scope;
    }

    /** Begins with all of it, on threads of its own; what fails is done once more by who asks for it. */
    void beginEarly() {
        Beside<ShadowDatabases> begun = Beside.begin("shadows", server);
        opening = begun;
        desired = Beside.begin("schema", () -> read(begun::result));
    }

    /** What schema.sql says of roles; it is split for that once, and only when somebody asks. */
    SchemaRoles roles() {
        if (roles == null) {
            roles = schema.roles();
        }
        return roles;
    }

    /** Problem {@code SHADOW_UNAVAILABLE}. */
    ShadowDatabases databases() {
        if (databases == null) {
            databases = opening == null ? server.get() : opening.resultOr(server);
        }
        return databases;
    }

    /** Begins with schema.sql, unless that was done early. */
    void begin() {
        ShadowDatabases opened = databases();
        if (desired == null) {
            desired = Beside.begin("schema", () -> read(() -> opened));
        }
    }

    /** What schema.sql makes of an empty database; {@link #begin} comes first. Problems: those of schema.sql. */
    Catalog desired() {
        Supplier<Catalog> alone = () -> read(this::databases);
        return desired == null ? alone.get() : desired.resultOr(alone);
    }

    private Catalog read(Supplier<ShadowDatabases> on) {
        // While the server is connected to.
        List<SchemaStatement> statements = schema.statements();
        try (Database second = on.get().create()) {
            return DesiredSchema.catalog(statements, second, scope);
        }
    }

    @Override
    public void close() {
        if (opening != null && databases == null) {
            opening.ifDone(ShadowDatabases::close);
        } else if (databases != null) {
            databases.close();
        }
    }
}

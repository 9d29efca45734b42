package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.migration.SchemaSource.SchemaRoles;
import io.github.dbmigrate.migration.SchemaSource.SchemaStatement;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The roles that a service's {@code schema.sql} creates. They belong to a server, so no migration makes them; the embedded
 * server gets them beforehand, for migrations and {@code schema.sql} name them.
 */
final class Roles {

    private Roles() {}

    /**
     * Problems: those of reading {@code schema.sql}; a service without one has no roles.
     *
     * @param server makes those that it lacks, and tells which it made
     */
    static void make(Service service, UnaryOperator<List<String>> server, Console console) {
        if (SchemaSource.isThere(service.sources())) {
            make(SchemaSource.read(service.sources()).roles(), server, console);
        }
    }

    static void make(SchemaRoles roles, UnaryOperator<List<String>> server, Console console) {
        List<String> made = server.apply(roles.created());
        if (!made.isEmpty()) {
            console.say("made " + (made.size() == 1 ? "the role " : "the roles ") + String.join(", ", made)
                    + " on the embedded server, without login; every other server needs "
                    + (made.size() == 1 ? "it" : "them") + " before you deploy to it");
        }
    }

    /** Tells of the statements on roles that run nowhere, and of none that only creates one. */
    static void tellPassedOver(SchemaRoles roles, Console console) {
        for (SchemaStatement statement : roles.passedOver()) {
            console.warn(
                    statement.file().display() + ":" + statement.statement().line()
                            + " is passed over, because roles belong to a server; do it by hand on each: "
                            + statement.statement().firstWords());
        }
    }
}

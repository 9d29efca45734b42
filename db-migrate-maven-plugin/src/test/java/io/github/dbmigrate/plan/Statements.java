package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;

/** Planned statements written by hand. */
final class Statements {

    private Statements() {}

    static PlannedStatement create(Kind kind, String name, String sql) {
        return new PlannedStatement(Action.CREATE, new ObjectId(kind, name), sql);
    }

    static PlannedStatement alter(Kind kind, String name, String sql) {
        return new PlannedStatement(Action.ALTER, new ObjectId(kind, name), sql);
    }

    static PlannedStatement drop(Kind kind, String name, String sql) {
        return new PlannedStatement(Action.DROP, new ObjectId(kind, name), sql);
    }

    static PlannedStatement rename(Kind kind, String name, String sql) {
        return new PlannedStatement(Action.RENAME, new ObjectId(kind, name), sql);
    }
}

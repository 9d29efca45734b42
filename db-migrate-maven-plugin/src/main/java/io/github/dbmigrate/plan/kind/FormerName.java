package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.nio.charset.StandardCharsets;

/** What an object is called from when its successor takes its name until it is dropped. */
final class FormerName {

    /** PostgreSQL cuts a longer name off, which could give back the one that must become free. */
    private static final int LONGEST = 55;

    private FormerName() {}

    static String of(String name, Situation situation) {
        String namespace = Names.prefix(name);
        String base = cut(Names.unquoted(Names.last(name))) + "_old";
        String candidate = base;
        for (int i = 2; isTaken(namespace + "." + Names.quoted(candidate), situation); i++) {
            candidate = base + i;
        }
        return namespace + "." + Names.quoted(candidate);
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static boolean isTaken(String name, Situation situation) {
        for (Kind kind : Kind.values()) {
            ObjectId id = new ObjectId(kind, name);
            if (situation.before().find(id) != null || situation.after().find(id) != null) {
                return true;
            }
        }
        return false;
    }
}

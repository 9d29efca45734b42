package io.github.dbmigrate.report;

import org.jspecify.annotations.Nullable;

/** Writes JSON with its fields in the order in which they were put; a null is left out. */
final class Json {

    private Json() {}

    static JsonObject object() {
        return new JsonObject();
    }

    static void put(JsonObject node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    /** Ends in a line end. */
    static String text(JsonObject node) {
        JsonText text = new JsonText();
        node.write(text);
        return text + "\n";
    }
}

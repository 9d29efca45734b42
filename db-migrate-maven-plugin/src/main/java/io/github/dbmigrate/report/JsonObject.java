package io.github.dbmigrate.report;

import java.util.ArrayList;
import java.util.List;

/** A JSON object in the making; its fields keep the order in which they were put, each once. */
final class JsonObject implements JsonPart {

    // A name, its value, the next name: there are as many objects as migrations, and nobody looks a field up.
    private final List<Object> fields = new ArrayList<>(12);

    JsonObject put(String field, String value) {
        add(field, value);
        return this;
    }

    JsonObject put(String field, long value) {
        add(field, value);
        return this;
    }

    JsonObject put(String field, boolean value) {
        add(field, value);
        return this;
    }

    void set(String field, JsonObject value) {
        add(field, value);
    }

    JsonObject putObject(String field) {
        JsonObject object = new JsonObject();
        add(field, object);
        return object;
    }

    JsonArray putArray(String field) {
        JsonArray array = new JsonArray();
        add(field, array);
        return array;
    }

    private void add(String field, Object value) {
        fields.add(field);
        fields.add(value);
    }

    @Override
    public void write(JsonText text) {
        text.object(fields);
    }
}

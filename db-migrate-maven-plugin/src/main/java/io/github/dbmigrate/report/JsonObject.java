package io.github.dbmigrate.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object in the making; its fields keep the order in which they were put. */
final class JsonObject implements JsonPart {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    JsonObject put(String field, String value) {
        fields.put(field, value);
        return this;
    }

    JsonObject put(String field, long value) {
        fields.put(field, value);
        return this;
    }

    JsonObject put(String field, boolean value) {
        fields.put(field, value);
        return this;
    }

    void set(String field, JsonObject value) {
        fields.put(field, value);
    }

    JsonObject putObject(String field) {
        JsonObject object = new JsonObject();
        fields.put(field, object);
        return object;
    }

    JsonArray putArray(String field) {
        JsonArray array = new JsonArray();
        fields.put(field, array);
        return array;
    }

    @Override
    public void write(JsonText text) {
        text.object(fields);
    }
}

package io.github.dbmigrate.report;

import java.util.ArrayList;
import java.util.List;

/** A JSON array in the making. */
final class JsonArray implements JsonPart {

    private final List<Object> elements = new ArrayList<>();

    void add(String text) {
        elements.add(text);
    }

    void add(JsonObject object) {
        elements.add(object);
    }

    JsonObject addObject() {
        JsonObject object = new JsonObject();
        elements.add(object);
        return object;
    }

    @Override
    public void write(JsonText text) {
        text.array(elements);
    }
}

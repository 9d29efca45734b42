package io.github.dbmigrate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What has parts of its own. */
sealed interface JsonPart permits JsonObject, JsonArray {

    void write(JsonGenerator generator) throws IOException;

    /** Writes a part, a number, a truth or a text. */
    static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof JsonPart part) {
            part.write(generator);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            generator.writeString(value.toString());
        }
    }
}

package io.github.dbmigrate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON with its fields in the order in which they were put; a null is left out. By Jackson's generator alone:
 * loading its data binding took a tenth of a second of every goal.
 */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

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
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.useDefaultPrettyPrinter();
            node.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree of texts and numbers can always be written", e);
        }
        return text.toString().replace("\r\n", "\n") + "\n";
    }
}

package io.github.dbmigrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Held against a library that only tests have. */
final class JsonTextTest {

    private static final JsonFactory OTHER = new JsonFactory();

    @Test
    void every_character_is_written_as_another_library_writes_it() throws IOException {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String value = "a" + (char) c + "b";
            StringWriter expected = new StringWriter();
            try (JsonGenerator generator = OTHER.createGenerator(expected)) {
                generator.useDefaultPrettyPrinter();
                generator.writeStartObject();
                generator.writeStringField(value, value);
                generator.writeEndObject();
            }
            JsonObject node = Json.object();
            node.put(value, value);

            assertThat(Json.text(node)).isEqualTo(expected.toString().replace(System.lineSeparator(), "\n") + "\n");
        }
    }

    @Test
    void nested_parts_are_read_back_by_another_library() throws IOException {
        JsonObject root = Json.object();
        root.put("number", Long.MIN_VALUE);
        root.put("truth", true);
        root.putObject("empty");
        root.putArray("none");
        JsonArray several = root.putArray("several");
        several.add("one");
        several.addObject().put("name", "𝄞 \"quoted\"").put("count", 3);
        several.addObject();
        root.putObject("outer").putObject("inner").put("truth", false);

        String text = Json.text(root);

        assertThat(text).isEqualTo("""
                        {
                          "number" : -9223372036854775808,
                          "truth" : true,
                          "empty" : { },
                          "none" : [ ],
                          "several" : [ "one", {
                            "name" : "𝄞 \\"quoted\\"",
                            "count" : 3
                          }, { } ],
                          "outer" : {
                            "inner" : {
                              "truth" : false
                            }
                          }
                        }
                        """);
        assertThat(rewritten(text)).isEqualTo(text);
    }

    private static String rewritten(String text) throws IOException {
        StringWriter again = new StringWriter();
        try (JsonParser parser = OTHER.createParser(text);
                JsonGenerator generator = OTHER.createGenerator(again)) {
            generator.useDefaultPrettyPrinter();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                generator.copyCurrentEvent(parser);
            }
        }
        return again.toString().replace(System.lineSeparator(), "\n") + "\n";
    }
}

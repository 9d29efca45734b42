package io.github.dbmigrate.report;

/** What has parts of its own. */
sealed interface JsonPart permits JsonObject, JsonArray {

    void write(JsonText text);
}

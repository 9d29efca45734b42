package io.github.dbmigrate.schema;

/**
 * Where statements that were sent together came to an end.
 *
 * @param finished how many went well, from the first on
 * @param failure of the next one
 */
public record Stopped(int finished, SqlFailure failure) {}

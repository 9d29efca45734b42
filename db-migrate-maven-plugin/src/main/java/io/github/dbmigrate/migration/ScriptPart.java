package io.github.dbmigrate.migration;

/**
 * The up or the down of a migration script.
 *
 * @param text the SQL as written, without MyBatis' {@code -- //@UNDO} line
 * @param firstLine the line of the file on which the text begins, counted from 1
 */
public record ScriptPart(String text, int firstLine) {}

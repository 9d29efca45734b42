package io.github.dbmigrate.sql;

/**
 * A place in a text.
 *
 * @param line counted from 1; LF, CRLF and a lone CR each end a line
 * @param column in characters (code points), counted from 1
 */
public record Place(int line, int column) {}

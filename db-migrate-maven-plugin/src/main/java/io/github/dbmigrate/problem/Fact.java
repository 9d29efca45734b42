package io.github.dbmigrate.problem;

/**
 * One named circumstance of a problem, such as the database or the SQLSTATE.
 *
 * @param name lower case words, such as {@code database}
 * @param value what it was; never holds a password; may span lines
 */
public record Fact(String name, String value) {}

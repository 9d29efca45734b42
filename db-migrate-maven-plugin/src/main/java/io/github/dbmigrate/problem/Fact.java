package io.github.dbmigrate.problem;

/**
 * One named circumstance of a problem, such as the database or the SQLSTATE.
 *
 * @param name lower case words, such as {@code database}
 * @param value what it was; a password in it is hidden by stars; may span lines
 */
public record Fact(String name, String value) {

    public Fact {
        value = Passwords.hidden(value);
    }
}

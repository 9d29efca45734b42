package io.github.dbmigrate.migration;

/**
 * What {@code -- db-migrate:} lines in a script's leading comments ask for.
 *
 * @param noTransaction run statement by statement, each committing by itself
 */
public record Directives(boolean noTransaction) {

    public static final Directives NONE = new Directives(false);
}

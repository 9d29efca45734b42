package io.github.dbmigrate.command;

/** A table of users, as schema.sql describes it and as scripts make it. */
final class Users {

    static final String SCHEMA = "CREATE TABLE users (id int PRIMARY KEY, name text);\n";
    static final String WITH_PHONE = "CREATE TABLE users (id int PRIMARY KEY, name text, phone text);\n";
    static final String SCRIPT = "CREATE TABLE users (id int PRIMARY KEY);\n-- //@UNDO\nDROP TABLE users;\n";
    static final String ADD_PHONE =
            "ALTER TABLE users ADD COLUMN phone text;\n-- //@UNDO\nALTER TABLE users DROP COLUMN phone;\n";

    private Users() {}
}

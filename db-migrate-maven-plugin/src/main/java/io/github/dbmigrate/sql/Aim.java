package io.github.dbmigrate.sql;

import org.jspecify.annotations.Nullable;

/**
 * What a statement that PostgreSQL refuses in a transaction would make true, so that it can be told whether it did when
 * nobody heard of its end. Names are as written, quoted and qualified or not.
 */
public sealed interface Aim {

    /**
     * An index built concurrently.
     *
     * @param name null where PostgreSQL chooses one
     * @param lenient whether it passes over an index of that name, also over one that is not valid
     * @param definition the statement on a table whose name is {@link #TABLE}, without name and {@code CONCURRENTLY}
     */
    record MakeIndex(@Nullable String name, String table, boolean lenient, String definition) implements Aim {
        /** Stands for the table; no other text holds a NUL. */
        public static final String TABLE = "\0";
    }

    record DropIndex(String name) implements Aim {}

    /**
     * Indexes built anew concurrently.
     *
     * @param kind {@code INDEX}, {@code TABLE}, {@code SCHEMA} or {@code DATABASE}
     * @param name null for the database without a name
     */
    record RebuildIndexes(String kind, @Nullable String name) implements Aim {}

    record DetachPartition(String parent, String partition) implements Aim {}

    /** A database, tablespace or subscription: what is there once it is done, or gone. */
    record Global(String kind, String name, boolean made) implements Aim {}

    /** A prepared transaction that is committed or rolled back; its name is a literal. */
    record EndPrepared(String literal) implements Aim {}

    /** What may run twice and comes to the same. */
    record Repeatable() implements Aim {}

    /** A block or procedure that ends transactions itself: what it did is its own. */
    record Untold() implements Aim {}

    /** The aim of a statement. */
    static Aim of(Statement statement) {
        return AimReader.read(statement);
    }

    /** The literal that names the transaction which a {@code PREPARE TRANSACTION} leaves behind. */
    static String preparedName(Statement statement) {
        return Head.of(statement.script(), statement.offset(), statement.end()).text(2);
    }
}

package io.github.dbmigrate.command;

/**
 * Who writes into the journal.
 *
 * @param host the client's host name
 * @param version of db-migrate
 */
public record Author(String host, String version) {}

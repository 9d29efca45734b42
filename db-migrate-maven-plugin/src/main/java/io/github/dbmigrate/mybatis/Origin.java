package io.github.dbmigrate.mybatis;

import java.time.Clock;

/**
 * Who runs migrations, for the journal.
 *
 * @param host the client's host name
 * @param version of db-migrate
 */
public record Origin(String host, String version, Clock clock) {}

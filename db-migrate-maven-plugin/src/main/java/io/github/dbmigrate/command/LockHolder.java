package io.github.dbmigrate.command;

import java.time.Instant;

/** The session that holds the lock we wait for: its backend's process id, its role, and when it connected. */
public record LockHolder(int pid, String user, String application, Instant since) {}

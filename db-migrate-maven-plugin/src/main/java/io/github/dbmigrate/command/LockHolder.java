package io.github.dbmigrate.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The session that holds the lock we wait for: its backend's process id, its role, and when it connected.
 *
 * @param since null where PostgreSQL does not show another role's session
 * @param orphaned whether the run that it belonged to is gone, and only its last statement is still at work in the server
 */
public record LockHolder(
        int pid, String user, String application, @Nullable Instant since, boolean orphaned) {}

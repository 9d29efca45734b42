package io.github.dbmigrate.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The session that holds the lock we wait for: its backend's process id, its role, and when it connected.
 *
 * @param since null where PostgreSQL does not show another role's session
 */
public record LockHolder(
        int pid, String user, String application, @Nullable Instant since) {}

package io.github.dbmigrate.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one start or stop run at a time on a state directory, over all threads and processes. The operating system lets go
 * of it when the process ends, however it ends.
 */
final class StateLock {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private StateLock() {}

    /** Waits for the lock, works, and lets go of it. Problem {@code SERVER_START_FAILED} when the wait was too long. */
    static <T> T holding(Path file, Duration atMost, Work<T> work) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Instant end = Instant.now().plus(atMost);
            while (!tryLock(channel)) {
                if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                    throw ServerProblems.busy(file).exception();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return work.run();
        }
    }

    // Polling, because a file lock belongs to the whole JVM: a second thread gets an exception instead of a place in a
    // queue.
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws IOException;
    }
}

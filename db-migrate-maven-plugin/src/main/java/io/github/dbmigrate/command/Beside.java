package io.github.dbmigrate.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that goes on beside the rest, on a thread of its own. */
public final class Beside<T> {

    private final CompletableFuture<T> result;

    private Beside(CompletableFuture<T> result) {
        this.result = result;
    }

    /** Begins. Who never asks for the result is not told of a failure either. */
    public static <T> Beside<T> begin(String name, Supplier<T> work) {
        return new Beside<>(CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, "db-migrate-" + name);
            thread.setDaemon(true);
            thread.start();
        }));
    }

    /** Waits until it has ended, however it ends. */
    void end() {
        boolean ignored = result.handle((done, failure) -> true).join();
    }

    /** Waits for it; its failure is raised in a {@link CompletionException}. */
    T result() {
        return result.join();
    }

    /** Waits until it has ended, and does something with what came of it, if it went well. */
    void ifDone(Consumer<T> consumer) {
        result.thenAccept(consumer).exceptionally(failure -> null).join();
    }

    /**
     * Waits for it. What failed beside others is done once more alone: it may have wanted what they were just about to make.
     *
     * @param again the same work; its failure is raised
     */
    public T resultOr(Supplier<T> again) {
        try {
            return result.join();
        } catch (CompletionException e) {
            return again.get();
        }
    }
}

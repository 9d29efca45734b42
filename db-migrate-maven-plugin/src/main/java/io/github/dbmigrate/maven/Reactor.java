package io.github.dbmigrate.maven;

import io.github.dbmigrate.postgres.LoginKeys;
import io.github.dbmigrate.report.ReactorTable.Row;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * What the services of one Maven run share: whose turn it is to print, and the results for the summary at the end. It
 * lives in Maven's session, so that a daemon's next run begins anew. Safe to use from several threads.
 */
final class Reactor {

    private final ReentrantLock turn = new ReentrantLock();
    private final List<Row> results = new CopyOnWriteArrayList<>();
    private final List<Row> unremarkable = new CopyOnWriteArrayList<>();

    /**
     * The one of this session; the first call makes it.
     *
     * @param summary told all results when the session ends, whether it failed or not, before Maven's own summary; not
     *     told when there are none
     */
    static Reactor of(MavenSession session, Consumer<List<Row>> summary) {
        SessionData data = session.getRepositorySession().getData();
        Reactor made = new Reactor();
        if (data.set(Reactor.class, null, made)) {
            made.announceEndOf(session.getRequest(), summary);
        }
        return (Reactor) data.get(Reactor.class);
    }

    /** Held while lines are printed that belong together. */
    ReentrantLock turn() {
        return turn;
    }

    void add(Row result) {
        results.add(result);
    }

    /** A result that the summary needs only where the same goal failed for another service. */
    void addUnremarkable(Row result) {
        unremarkable.add(result);
    }

    /**
     * Counting services would miss the end: after a failure the rest never run. Maven tells its listener of the end in
     * every case, and asks the request for the listener each time.
     */
    private void announceEndOf(MavenExecutionRequest request, Consumer<List<Row>> summary) {
        @Nullable ExecutionListener maven = request.getExecutionListener();
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                Reactor.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        end(summary);
                    }
                    return maven == null ? null : passedOn(maven, method, arguments);
                }));
    }

    private void end(Consumer<List<Row>> summary) {
        LoginKeys.forget();
        if (!results.isEmpty()) {
            summary.accept(Summary.told(results, unremarkable));
        }
    }

    private static @Nullable Object passedOn(ExecutionListener listener, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(listener, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

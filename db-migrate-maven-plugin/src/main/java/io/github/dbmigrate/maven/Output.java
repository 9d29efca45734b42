package io.github.dbmigrate.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugin.logging.Log;

/**
 * Where a service's lines go: straight to Maven's log, or, when services run side by side, into a block that is
 * printed in one piece. Safe to use from several threads.
 */
final class Output {

    private static final String LINE_END = System.lineSeparator();

    private final Log log;
    private final Letters letters;
    private final ReentrantLock turn;
    private final boolean sideBySide;
    private final String title;
    private final List<Line> block = new ArrayList<>();

    /**
     * @param turn held while a block is printed; one for all services of a reactor
     * @param sideBySide whether other services print at the same time
     * @param title heads each block, such as {@code auth · deploy}
     */
    Output(Log log, Letters letters, ReentrantLock turn, boolean sideBySide, String title) {
        this.log = log;
        this.letters = letters;
        this.turn = turn;
        this.sideBySide = sideBySide;
        this.title = title;
    }

    void say(String text) {
        add(new Line(false, text));
    }

    void warn(String text) {
        add(new Line(true, text));
    }

    /** Prints at once what cannot wait for the end of a block, such as a sign of life. */
    void now(String text) {
        turn.lock();
        try {
            log.info(letters.shown(sideBySide ? title + " · " + text : text));
        } finally {
            turn.unlock();
        }
    }

    /** Prints the block so far. */
    void flush() {
        flush(() -> {});
    }

    /** Prints the block so far; runs the action before another service may print. */
    void flush(Runnable behind) {
        turn.lock();
        try {
            print(taken());
            behind.run();
        } finally {
            turn.unlock();
        }
    }

    private void add(Line line) {
        if (sideBySide) {
            synchronized (block) {
                block.add(line);
            }
        } else {
            print(line);
        }
    }

    private List<Line> taken() {
        synchronized (block) {
            List<Line> lines = List.copyOf(block);
            block.clear();
            return lines;
        }
    }

    /** Lines of one level go to the log as one message: other plugins print too, and they know nothing of our turn. */
    private void print(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Line run = new Line(false, title);
        for (Line line : lines) {
            if (line.warning() == run.warning()) {
                run = new Line(run.warning(), run.text() + LINE_END + "  " + line.text());
            } else {
                print(run);
                run = new Line(line.warning(), title + LINE_END + "  " + line.text());
            }
        }
        print(run);
    }

    private void print(Line line) {
        if (line.warning()) {
            log.warn(letters.shown(line.text()));
        } else {
            log.info(letters.shown(line.text()));
        }
    }

    private record Line(boolean warning, String text) {}
}

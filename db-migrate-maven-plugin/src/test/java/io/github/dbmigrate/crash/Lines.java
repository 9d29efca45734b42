package io.github.dbmigrate.crash;

import io.github.dbmigrate.command.Console;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A console without a person, that keeps what was said. */
final class Lines implements Console {

    final List<String> lines = new CopyOnWriteArrayList<>();
    volatile Consumer<String> listener = line -> {};

    @Override
    public void say(String line) {
        lines.add(line);
        listener.accept(line);
    }

    @Override
    public void warn(String line) {
        say("! " + line);
    }

    @Override
    public Step step(String doing) {
        return new Step() {
            @Override
            public void detail(String text) {}

            @Override
            public void tell(String line) {
                say(line);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public String ask(String question, String defaultAnswer) {
        return defaultAnswer;
    }

    @Override
    public boolean confirm(String question) {
        return false;
    }
}

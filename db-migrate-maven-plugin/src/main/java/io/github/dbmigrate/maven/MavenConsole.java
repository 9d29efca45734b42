package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Console;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Talks through Maven's log, and asks on the terminal. */
final class MavenConsole implements Console {

    private final Output output;
    private final boolean interactive;
    private final Function<String, @Nullable String> prompt;

    /** @param prompt shows its text and reads a line; null at the end of the input */
    MavenConsole(Output output, boolean interactive, Function<String, @Nullable String> prompt) {
        this.output = output;
        this.interactive = interactive;
        this.prompt = prompt;
    }

    @Override
    public void say(String line) {
        output.say(line);
    }

    @Override
    public void warn(String line) {
        output.warn(line);
    }

    @Override
    public Step step(String doing) {
        return new TimedStep(output, doing);
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public String ask(String question, String defaultAnswer) {
        String answer = answerTo(question + (defaultAnswer.isEmpty() ? " " : " [" + defaultAnswer + "] "));
        return answer.isEmpty() ? defaultAnswer : answer;
    }

    @Override
    public boolean confirm(String question) {
        String answer = answerTo(question + " [y/N] ").toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private String answerTo(String question) {
        if (!interactive) {
            throw new IllegalStateException("asked without a terminal: " + question);
        }
        AtomicReference<@Nullable String> answer = new AtomicReference<>();
        output.flush(() -> answer.set(prompt.apply(question)));
        String line = answer.get();
        return line == null ? "" : line.strip();
    }
}

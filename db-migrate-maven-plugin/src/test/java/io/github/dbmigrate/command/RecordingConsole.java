package io.github.dbmigrate.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A console that keeps what was said, and answers from a list; without answers nobody is there. */
final class RecordingConsole implements Console {

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final List<String> questions = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private boolean interactive;

    RecordingConsole answering(String... given) {
        interactive = true;
        answers.addAll(List.of(given));
        return this;
    }

    @Override
    public void say(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add("! " + line);
    }

    @Override
    public Step step(String doing) {
        return new Step() {
            @Override
            public void detail(String text) {}

            @Override
            public void tell(String line) {
                lines.add(line);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean interactive() {
        return interactive;
    }

    @Override
    public String ask(String question, String defaultAnswer) {
        questions.add(question + " [" + defaultAnswer + "]");
        String answer = answers.isEmpty() ? "" : answers.pop();
        return answer.isEmpty() ? defaultAnswer : answer;
    }

    @Override
    public boolean confirm(String question) {
        questions.add(question);
        return !answers.isEmpty() && answers.pop().equals("y");
    }
}

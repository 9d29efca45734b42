package io.github.dbmigrate.report;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Fact;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.Remedy;
import java.util.ArrayList;
import java.util.List;

/** A problem as lines to read: code and headline, the circumstances, the place in the file, and what to do. */
public final class ProblemText {

    private static final String INDENT = "  ";
    private static final int WIDEST_NAME = 16;

    private final Problem problem;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private ProblemText(Problem problem, Style style) {
        this.problem = problem;
        this.style = style;
    }

    /** The lines, without line ends. */
    public static List<String> lines(Problem problem, Style style) {
        return new ProblemText(problem, style).render();
    }

    private List<String> render() {
        headline();
        facts();
        if (problem.excerpt() != null) {
            excerpt(problem.excerpt());
        }
        remedies();
        return lines;
    }

    private void headline() {
        String code = problem.code().label();
        List<String> headline = Wrap.lines(code + " " + problem.headline(), style.width());
        String first = headline.get(0);
        lines.add(style.red(code) + style.bold(first.substring(code.length())));
        headline.stream().skip(1).map(style::bold).forEach(lines::add);
    }

    private void facts() {
        if (problem.facts().isEmpty()) {
            return;
        }
        lines.add("");
        int name = problem.facts().stream()
                .mapToInt(fact -> Math.min(fact.name().length(), WIDEST_NAME))
                .max()
                .orElse(0);
        problem.facts().forEach(fact -> fact(fact, name));
    }

    private void fact(Fact fact, int width) {
        String label = fact.name() + " ".repeat(Math.max(0, width - fact.name().length()));
        String indent = " ".repeat(width + INDENT.length());
        boolean below = fact.name().length() > width;
        List<String> values = Wrap.lines(fact.value(), style.width() == 0 ? 0 : style.width() - indent.length() - 2);
        if (below) {
            lines.add(INDENT + style.dim(label));
        }
        for (int line = 0; line < values.size(); line++) {
            String head = line == 0 && !below ? style.dim(label) + INDENT : indent;
            lines.add((INDENT + head + values.get(line)).stripTrailing());
        }
    }

    private void excerpt(Excerpt excerpt) {
        lines.add("");
        String column = excerpt.column() > 0 ? ":" + excerpt.column() : "";
        lines.add(INDENT + excerpt.file() + ":" + excerpt.line() + column);
        int digits =
                String.valueOf(excerpt.firstLine() + excerpt.lines().size()).length();
        for (int at = 0; at < excerpt.lines().size(); at++) {
            excerptLine(excerpt, excerpt.firstLine() + at, excerpt.lines().get(at), digits);
        }
    }

    private void excerptLine(Excerpt excerpt, int number, String text, int digits) {
        boolean marked = number == excerpt.line();
        String padded = " ".repeat(digits - String.valueOf(number).length()) + number;
        String line = (padded + " | " + text).stripTrailing();
        lines.add(marked ? INDENT + style.red(">") + " " + style.bold(line) : INDENT + "  " + line);
        if (marked && excerpt.column() > 0) {
            String caret = " ".repeat(digits) + " | " + spaceBefore(text, excerpt.column());
            lines.add(INDENT + "  " + caret + style.red("^"));
        }
    }

    // A tab stays a tab and a wide character is two columns, so that the caret stands below its character.
    private static String spaceBefore(String text, int column) {
        StringBuilder space = new StringBuilder();
        text.codePoints()
                .limit(column - 1L)
                .forEach(character ->
                        space.append(character == '\t' ? "\t" : Character.isIdeographic(character) ? "  " : " "));
        return space.toString();
    }

    private void remedies() {
        if (problem.remedies().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(INDENT + style.bold("What to do"));
        problem.remedies().forEach(this::remedy);
    }

    private void remedy(Remedy remedy) {
        List<String> sentence = Wrap.lines(remedy.sentence(), style.width() == 0 ? 0 : style.width() - 4);
        for (int line = 0; line < sentence.size(); line++) {
            lines.add(INDENT + (line == 0 ? "- " : "  ") + sentence.get(line));
        }
        for (String command : remedy.commands()) {
            command.lines().forEach(line -> lines.add(INDENT + "    " + style.green(line)));
        }
    }
}

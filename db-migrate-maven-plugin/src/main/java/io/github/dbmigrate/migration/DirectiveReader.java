package io.github.dbmigrate.migration;

import io.github.dbmigrate.migration.Directives.Time;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@code -- db-migrate:} lines among the comments with which a script begins. */
final class DirectiveReader {

    private static final String NO_TRANSACTION = "no-transaction";
    private static final String LINE_BEGINS = "-- db-migrate: ";
    private static final Pattern LINE =
            Pattern.compile("\\s*--\\s*db-migrate\\s*:(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("[^,\\s=]+(\\s*=\\s*[^,\\s]*)?");

    private final SqlFile file;
    private final Map<Time, Duration> times = new EnumMap<>(Time.class);
    private boolean noTransaction;

    private DirectiveReader(SqlFile file) {
        this.file = file;
    }

    static Directives read(SqlFile file) {
        DirectiveReader reader = new DirectiveReader(file);
        reader.read();
        return new Directives(reader.noTransaction, reader.times);
    }

    private void read() {
        boolean block = false;
        int number = 0;
        for (String raw : (Iterable<String>) file.text().lines()::iterator) {
            String line = raw.strip();
            number++;
            block |= line.startsWith("/*");
            if (!block && !line.isEmpty() && !line.startsWith("--") && !line.startsWith("//")) {
                break;
            }
            Matcher directive = LINE.matcher(raw);
            if (!block && directive.matches()) {
                settings(number, directive.group(1), directive.start(1));
            }
            if (block && line.contains("*/")) {
                block = false;
                if (!line.endsWith("*/")) {
                    break;
                }
            }
        }
    }

    private void settings(int line, String words, int shift) {
        Matcher setting = SETTING.matcher(words);
        boolean any = false;
        while (setting.find()) {
            any = true;
            setting(line, shift + setting.start() + 1, setting.group());
        }
        if (!any) {
            throw unknown(line, 1, "").exception();
        }
    }

    private void setting(int line, int column, String setting) {
        String[] sides = setting.split("\\s*=\\s*", 2);
        String name = sides[0].toLowerCase(Locale.ROOT);
        if (sides.length == 1 && name.equals(NO_TRANSACTION)) {
            noTransaction = true;
            return;
        }
        for (Time time : Time.values()) {
            if (time.word().equals(name)) {
                Duration value = TimeText.parse(sides.length == 1 ? "" : sides[1])
                        .orElseThrow(() -> badTime(line, column, time, setting).exception());
                times.put(time, value);
                return;
            }
        }
        throw unknown(line, column, setting).exception();
    }

    private Problem badTime(int line, int column, Time time, String setting) {
        return invalid(line, column, file.display() + " says “" + setting + "”, which gives no time.")
                .remedy("Give a number and a unit: ms, s, m or h; 0s is without limit.", example(time));
    }

    private Problem unknown(int line, int column, String setting) {
        List<String> known = new ArrayList<>(List.of(NO_TRANSACTION));
        Arrays.stream(Time.values()).map(Time::word).forEach(known::add);
        List<String> close = Closest.to(setting.replaceFirst("\\s*=.*", ""), known);
        String[] meant = (close.isEmpty() ? known : close)
                .stream().map(DirectiveReader::example).toArray(String[]::new);
        return invalid(line, column, file.display() + " asks for “" + setting + "”, which db-migrate does not know.")
                .remedy(close.isEmpty() ? "The directives are:" : "You may have meant:", meant);
    }

    private Problem invalid(int line, int column, String headline) {
        return Problem.of(ProblemCode.DIRECTIVE_INVALID, headline)
                .fact("file", file.display() + ":" + line)
                .at(file.excerpt(line, column));
    }

    private static String example(Time time) {
        return example(time.word());
    }

    private static String example(String word) {
        return LINE_BEGINS + word + (word.equals(NO_TRANSACTION) ? "" : "=10s");
    }
}

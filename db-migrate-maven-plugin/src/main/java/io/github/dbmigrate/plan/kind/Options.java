package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists of options: storage parameters {@code name=value}, and those of foreign objects {@code name 'value'}. */
final class Options {

    private Options() {}

    /** {@code SET (…)} and {@code RESET (…)} between the two states; empty when they are equal. */
    static List<String> change(Change change, String property) {
        return change(change.old(property), change.now(property), "");
    }

    static List<String> change(@Nullable String from, @Nullable String to, String prefix) {
        Map<String, String> old = parse(from, '=');
        Map<String, String> now = parse(to, '=');
        List<String> set = new ArrayList<>();
        List<String> reset = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                set.add(prefix + name + " = " + value);
            }
        });
        old.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> reset.add(prefix + name));
        List<String> actions = new ArrayList<>();
        if (!set.isEmpty()) {
            actions.add("SET (" + String.join(", ", set) + ")");
        }
        if (!reset.isEmpty()) {
            actions.add("RESET (" + String.join(", ", reset) + ")");
        }
        return actions;
    }

    /** The list as WITH writes it. */
    static List<String> list(@Nullable String options, String prefix) {
        List<String> list = new ArrayList<>();
        parse(options, '=').forEach((name, value) -> list.add(prefix + name + " = " + value));
        return list;
    }

    /** {@code OPTIONS (ADD …, SET …, DROP …)} between the two states. */
    static Optional<String> foreign(Change change) {
        Map<String, String> old = parse(change.old(Properties.FOREIGN_OPTIONS), ' ');
        Map<String, String> now = parse(change.now(Properties.FOREIGN_OPTIONS), ' ');
        List<String> actions = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!old.containsKey(name)) {
                actions.add("ADD " + name + " " + value);
            } else if (!value.equals(old.get(name))) {
                actions.add("SET " + name + " " + value);
            }
        });
        old.keySet().stream().filter(name -> !now.containsKey(name)).forEach(name -> actions.add("DROP " + name));
        return actions.isEmpty() ? Optional.empty() : Optional.of("OPTIONS (" + String.join(", ", actions) + ")");
    }

    /** True where one of a foreign object's options was not read, because it may be a secret. */
    static boolean hides(@Nullable String foreign) {
        return parse(foreign, ' ').containsValue("hidden");
    }

    private static Map<String, String> parse(@Nullable String options, char separator) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String option : Names.list(options)) {
            String name = Names.split(option, separator).get(0);
            map.put(name, option.substring(name.length() + 1).strip());
        }
        return map;
    }
}

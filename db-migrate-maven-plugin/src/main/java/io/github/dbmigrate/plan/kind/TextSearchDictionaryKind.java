package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text search dictionary. */
final class TextSearchDictionaryKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(Properties.OPTIONS));
    }

    @Override
    public List<String> create(SchemaObject dictionary, Situation situation) {
        String options = dictionary.property(Properties.OPTIONS);
        return List.of("CREATE " + SqlName.of(dictionary) + " (TEMPLATE = " + dictionary.property("template")
                + (options == null ? "" : ", " + options) + ")");
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        Map<String, String> now = parse(change.now(Properties.OPTIONS));
        // An option without a value is taken away.
        String options = Stream.concat(
                        now.values().stream(),
                        parse(change.old(Properties.OPTIONS)).keySet().stream().filter(name -> !now.containsKey(name)))
                .collect(Collectors.joining(", "));
        return List.of("ALTER " + SqlName.of(change.to()) + " (" + options + ")");
    }

    private static Map<String, String> parse(@Nullable String options) {
        Map<String, String> map = new LinkedHashMap<>();
        Names.list(options).forEach(option -> map.put(Names.firstWord(option), option));
        return map;
    }
}

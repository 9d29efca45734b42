package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text search configuration with its mappings from token types to dictionaries. */
final class TextSearchConfigurationKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alterIf(change.onlyOf(Properties.MAPPINGS));
    }

    @Override
    public List<String> create(SchemaObject configuration, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + SqlName.of(configuration) + " (PARSER = " + configuration.property("parser") + ")");
        statements.addAll(mappings(configuration, Map.of()));
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return mappings(change.to(), parse(change.old(Properties.MAPPINGS)));
    }

    private static List<String> mappings(SchemaObject configuration, Map<String, String> old) {
        String alter = "ALTER " + SqlName.of(configuration);
        Map<String, String> now = parse(configuration.property(Properties.MAPPINGS));
        Map<String, List<String>> added = new LinkedHashMap<>();
        List<String> statements = new ArrayList<>();
        old.keySet().stream()
                .filter(token -> !now.containsKey(token))
                .forEach(token -> statements.add(alter + " DROP MAPPING FOR " + token));
        now.forEach((token, dictionaries) -> {
            if (!old.containsKey(token)) {
                added.computeIfAbsent(dictionaries, key -> new ArrayList<>()).add(token);
            } else if (!dictionaries.equals(old.get(token))) {
                statements.add(alter + " ALTER MAPPING FOR " + token + " WITH " + dictionaries);
            }
        });
        added.forEach((dictionaries, tokens) ->
                statements.add(alter + " ADD MAPPING FOR " + String.join(", ", tokens) + " WITH " + dictionaries));
        return statements;
    }

    private static Map<String, String> parse(@Nullable String mappings) {
        Map<String, String> map = new LinkedHashMap<>();
        if (mappings != null) {
            Names.split(mappings, ';').forEach(entry -> map.put(Names.firstWord(entry), Names.afterFirstWord(entry)));
        }
        return map;
    }
}

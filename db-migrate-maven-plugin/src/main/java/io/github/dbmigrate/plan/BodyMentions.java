package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which objects a routine's body names. PostgreSQL checks a body as it creates the routine but records no dependency, so
 * this is a guess by words: it may order, but never decide.
 */
final class BodyMentions {

    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<Kind> NAMEABLE = EnumSet.of(
            Kind.TABLE,
            Kind.FOREIGN_TABLE,
            Kind.COLUMN,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.AGGREGATE,
            Kind.ENUM,
            Kind.DOMAIN,
            Kind.COMPOSITE,
            Kind.RANGE);

    private final Map<String, List<ObjectId>> byWord = new HashMap<>();

    /** Those that may be named; by their last word, because there are many and each routine asks. */
    BodyMentions(Collection<ObjectId> objects) {
        for (ObjectId id : objects) {
            if (NAMEABLE.contains(id.kind())) {
                byWord.computeIfAbsent(word(Names.withoutArguments(id.name())), word -> new ArrayList<>())
                        .add(id);
            }
        }
    }

    /** A column only when its table is named too. */
    List<ObjectId> of(SchemaObject routine) {
        Set<String> words = words(String.valueOf(routine.property(Properties.DEFINITION)));
        return words.stream()
                .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                .filter(id -> id.kind() != Kind.COLUMN || words.contains(word(Names.prefix(id.name()))))
                .toList();
    }

    private static Set<String> words(String body) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(body);
        while (matcher.find()) {
            String word = matcher.group();
            words.add(word.startsWith("\"") ? Names.unquoted(word) : word.toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static String word(String name) {
        return Names.unquoted(Names.last(name));
    }
}

package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.EnumSet;
import java.util.HashSet;
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

    private final Set<String> words = new HashSet<>();

    BodyMentions(SchemaObject routine) {
        Matcher matcher = WORD.matcher(String.valueOf(routine.property(Properties.DEFINITION)));
        while (matcher.find()) {
            words.add(Names.unquoted(matcher.group()));
        }
    }

    boolean mention(ObjectId id) {
        if (!NAMEABLE.contains(id.kind())) {
            return false;
        }
        int arguments = id.name().indexOf('(');
        String name = arguments < 0 ? id.name() : id.name().substring(0, arguments);
        if (!words.contains(Names.unquoted(Names.last(name)))) {
            return false;
        }
        return id.kind() != Kind.COLUMN || words.contains(Names.unquoted(Names.last(Names.prefix(name))));
    }
}

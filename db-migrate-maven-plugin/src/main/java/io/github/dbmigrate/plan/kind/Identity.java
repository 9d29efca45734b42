package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The identity of a column and the sequence behind it. */
final class Identity {

    private static final Pattern OPTION =
            Pattern.compile("(AS (?<as>.+?)(?= START| INCREMENT| MINVALUE| MAXVALUE| CACHE| CYCLE|$))"
                    + "|START WITH (?<start>-?\\d+)|INCREMENT BY (?<increment>-?\\d+)|MINVALUE (?<min>-?\\d+)"
                    + "|MAXVALUE (?<max>-?\\d+)|CACHE (?<cache>\\d+)|(?<cycle>CYCLE)");

    private Identity() {}

    static String generated(SchemaObject column) {
        List<String> options = new ArrayList<>();
        String sequence = column.property(Properties.IDENTITY_SEQUENCE);
        if (sequence != null && !sequence.equals(conventionalSequence(column))) {
            options.add("SEQUENCE NAME " + sequence);
        }
        String more = column.property(Properties.IDENTITY_OPTIONS);
        if (more != null && !more.isEmpty()) {
            options.add(more);
        }
        String always =
                Objects.requireNonNull(column.property(Properties.IDENTITY)).toUpperCase(Locale.ROOT);
        return "GENERATED " + always + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    static List<String> alter(Change change, String alterColumn) {
        List<String> statements = new ArrayList<>();
        SchemaObject from = change.from();
        SchemaObject to = change.to();
        if (from.has(Properties.IDENTITY) && !to.has(Properties.IDENTITY)) {
            statements.add(alterColumn + " DROP IDENTITY");
        } else if (!from.has(Properties.IDENTITY) && to.has(Properties.IDENTITY)) {
            statements.add(alterColumn + " ADD " + generated(to));
            startBehindRows(to).ifPresent(statements::add);
        } else if (to.has(Properties.IDENTITY)) {
            rename(change, statements);
            String actions = changed(change);
            if (!actions.isEmpty()) {
                statements.add(alterColumn + " " + actions);
            }
        }
        return statements;
    }

    /** Empty for a partition, whose table has the sequence. */
    static Optional<String> startBehindRows(SchemaObject column) {
        Map<String, String> options = options(column.property(Properties.IDENTITY_OPTIONS));
        boolean descending = number(options, "increment", 1) < 0;
        return Optional.ofNullable(column.property(Properties.IDENTITY_SEQUENCE))
                .map(sequence ->
                        SequencePosition.behindRows(sequence, column.id().name(), start(options), descending));
    }

    /** Its sequence is logged as its table is, unless somebody chose otherwise. */
    static Optional<String> logging(Change change, Situation situation) {
        String sequence = change.now(Properties.IDENTITY_SEQUENCE);
        if (sequence == null || !change.of(Properties.IDENTITY_LOGGING)) {
            return Optional.empty();
        }
        SchemaObject table =
                situation.after().find(Objects.requireNonNull(change.to().parent()));
        String asTheTable = table != null && table.has(Properties.UNLOGGED) ? "unlogged" : "logged";
        String logging = Objects.requireNonNullElse(change.now(Properties.IDENTITY_LOGGING), asTheTable);
        return Optional.of("ALTER SEQUENCE " + sequence + " SET " + logging.toUpperCase(Locale.ROOT));
    }

    private static void rename(Change change, List<String> statements) {
        String old = change.old(Properties.IDENTITY_SEQUENCE);
        String now = change.now(Properties.IDENTITY_SEQUENCE);
        if (old == null || now == null || old.equals(now)) {
            return;
        }
        if (!Names.prefix(old).equals(Names.prefix(now))) {
            statements.add("ALTER SEQUENCE " + old + " SET SCHEMA " + Names.prefix(now));
        }
        if (!Names.last(old).equals(Names.last(now))) {
            String moved = Names.prefix(now) + "." + Names.last(old);
            statements.add("ALTER SEQUENCE " + moved + " RENAME TO " + Names.last(now));
        }
    }

    private static String changed(Change change) {
        List<String> actions = new ArrayList<>();
        if (change.of(Properties.IDENTITY)) {
            String kind = Objects.requireNonNull(change.now(Properties.IDENTITY));
            actions.add("SET GENERATED " + kind.toUpperCase(Locale.ROOT));
        }
        Map<String, String> old = options(change.old(Properties.IDENTITY_OPTIONS));
        Map<String, String> now = options(change.now(Properties.IDENTITY_OPTIONS));
        now.forEach((name, action) -> {
            if (!action.equals(old.get(name))) {
                actions.add("SET " + action);
            }
        });
        old.keySet().stream()
                .filter(name -> !now.containsKey(name) && !name.equals("start"))
                .forEach(name -> actions.add(reset(name)));
        if (!now.containsKey("start") && start(old) != start(now)) {
            actions.add("SET START WITH " + start(now));
        }
        addRestart(old, now, actions);
        return String.join(" ", actions);
    }

    /** The sequence refuses bounds that exclude where it stands, so it starts anew where its former start is outside. */
    private static void addRestart(Map<String, String> old, Map<String, String> now, List<String> actions) {
        long start = start(old);
        boolean descending = number(now, "increment", 1) < 0;
        if (start < number(now, "min", descending ? Long.MIN_VALUE : 1)
                || start > number(now, "max", descending ? -1 : Long.MAX_VALUE)) {
            actions.add("RESTART");
        }
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        String action = options.get(name);
        return action == null ? otherwise : Long.parseLong(action.substring(action.lastIndexOf(' ') + 1));
    }

    /** A sequence that nobody told where to start starts at its first value. */
    private static long start(Map<String, String> options) {
        boolean descending = number(options, "increment", 1) < 0;
        long first = descending ? number(options, "max", -1) : number(options, "min", 1);
        return number(options, "start", first);
    }

    private static String reset(String name) {
        return switch (name) {
            case "increment" -> "SET INCREMENT BY 1";
            case "min" -> "SET NO MINVALUE";
            case "max" -> "SET NO MAXVALUE";
            case "cache" -> "SET CACHE 1";
            default -> "SET NO CYCLE";
        };
    }

    private static Map<String, String> options(@Nullable String text) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher matcher = OPTION.matcher(text == null ? "" : text);
        while (matcher.find()) {
            for (String name : List.of("start", "increment", "min", "max", "cache", "cycle")) {
                if (matcher.group(name) != null) {
                    options.put(name, matcher.group());
                }
            }
        }
        return options;
    }

    /** The name PostgreSQL chooses: table, column and seq, when that is short enough. */
    private static String conventionalSequence(SchemaObject column) {
        String table = Names.prefix(column.id().name());
        String raw = Names.unquoted(Names.last(table)) + "_"
                + Names.unquoted(Names.last(column.id().name())) + "_seq";
        return Names.prefix(table) + "." + Names.quoted(raw);
    }

    /** The grants on the sequence of a new identity column. */
    static List<String> grants(SchemaObject column, @Nullable String former) {
        String sequence = column.property(Properties.IDENTITY_SEQUENCE);
        if (sequence == null) {
            return List.of();
        }
        return Grants.between(
                "SEQUENCE " + sequence,
                null,
                Names.list(former).stream().collect(Collectors.toSet()),
                Names.list(column.property(Properties.IDENTITY_PRIVILEGES)).stream()
                        .collect(Collectors.toSet()));
    }
}

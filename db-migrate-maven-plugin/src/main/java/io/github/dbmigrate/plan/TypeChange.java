package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that converts the values of a column.
 *
 * @param column the column's name, quoted where needed
 * @param type what it becomes, as PostgreSQL prints it
 * @param expression what each value becomes
 */
record TypeChange(String column, String type, String expression) {

    private static final Pattern ALTER_TYPE = Pattern.compile(
            "ALTER COLUMN (\"(?:[^\"]|\"\")+\"|\\S+) (?:SET DATA )?TYPE (.+?)(?: COLLATE \\S+)?(?:\\s+USING (.+))?",
            Pattern.DOTALL);
    private static final String IN_UTC = " AT TIME ZONE 'UTC'";
    private static final Pattern WHOLE_NUMBER = Pattern.compile("smallint|integer|bigint");
    private static final Set<String> TEXTS =
            Set.of("text", "character varying", "character", "citext", "json", "jsonb", "bytea", "xml");
    private static final Set<String> UNLIMITED = Set.of("text", "character varying", "json", "jsonb");

    static Optional<TypeChange> of(PlannedStatement statement) {
        if (statement.action() != Action.ALTER || statement.object().kind() != Kind.COLUMN) {
            return Optional.empty();
        }
        Matcher matcher = ALTER_TYPE.matcher(statement.sql());
        int start = statement.sql().indexOf(" ALTER COLUMN ");
        if (start < 0 || !matcher.region(start + 1, statement.sql().length()).matches()) {
            return Optional.empty();
        }
        String column = matcher.group(1);
        String using = matcher.group(3);
        String type = matcher.group(2);
        return Optional.of(new TypeChange(column, type, using == null ? column + "::" + type : using));
    }

    /** True when it is decided here in which zone times are that did not say. */
    boolean assumesUtc() {
        return expression.contains(IN_UTC);
    }

    /**
     * False when every value of the old type comes through: into a text without limit, or into a wider whole number. A text that
     * is read as another type is not altered, it is read or refused.
     */
    boolean mayChangeValues(String oldType) {
        if (UNLIMITED.contains(type) || widensWholeNumber(oldType)) {
            return false;
        }
        return !TEXTS.contains(withoutLimit(oldType)) || TEXTS.contains(withoutLimit(type));
    }

    private boolean widensWholeNumber(String oldType) {
        List<String> byWidth = List.of("smallint", "integer", "bigint", "numeric");
        return WHOLE_NUMBER.matcher(oldType).matches() && byWidth.indexOf(type) > byWidth.indexOf(oldType);
    }

    private static String withoutLimit(String type) {
        return type.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "").strip();
    }

    /** Conditions that hold for a value which does not come back from the new type, the most direct cast first. */
    List<String> roundTrips(String oldType) {
        String there = "((" + expression + ")::" + type + ")";
        if (expression.contains(IN_UTC)) {
            return List.of("(" + there + (oldType.equals("date") || type.equals("date") ? "::timestamp" : "") + IN_UTC
                    + ")::" + oldType + " IS DISTINCT FROM " + column);
        }
        return List.of(
                there + "::" + oldType + " IS DISTINCT FROM " + column,
                there + "::text::" + oldType + " IS DISTINCT FROM " + column,
                "(" + there + "::" + oldType + ")::text IS DISTINCT FROM " + column + "::text");
    }
}

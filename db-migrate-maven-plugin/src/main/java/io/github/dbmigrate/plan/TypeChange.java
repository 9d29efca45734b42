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
    private static final Set<String> UNLIMITED = Set.of("text", "character varying");
    private static final Set<String> MOMENTS = Set.of("timestamp without time zone", "timestamp with time zone");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\)");
    private static final Set<String> DOCUMENTS = Set.of("json", "jsonb");

    static Optional<TypeChange> of(PlannedStatement statement) {
        if (statement.action() != Action.ALTER || statement.object().kind() != Kind.COLUMN) {
            return Optional.empty();
        }
        String sql = statement.bare();
        Matcher matcher = ALTER_TYPE.matcher(sql);
        int start = sql.indexOf(" ALTER COLUMN ");
        if (start < 0 || !matcher.region(start + 1, sql.length()).matches()) {
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
     * False when every value of the old type comes through or is refused: into a text or a document without limit, from one
     * whole number or moment into another, or where the limit only grows. A text that is read as
     * another type loses its own writing, such as leading zeros.
     */
    boolean mayChangeValues(String oldType) {
        boolean becomesElement = type.equals(oldType + "[]");
        if (UNLIMITED.contains(type)
                || becomesElement
                || betweenWholeNumbers(oldType)
                || betweenMoments(oldType)
                || widens(oldType)) {
            return false;
        }
        return !DOCUMENTS.contains(type) || isRewrittenDocument(oldType);
    }

    /** True when a composite is made anew attribute by attribute, so that one of them may stay behind. */
    boolean isByParts() {
        return expression.contains(" ELSE ROW(");
    }

    /** json keeps a text as it is; jsonb drops the keys that are there twice, and their order. */
    private boolean isRewrittenDocument(String oldType) {
        return type.equals("jsonb") && isText(oldType) && !oldType.equals("jsonb");
    }

    /** Both are the same moment in UTC, which the conversion names. */
    private boolean betweenMoments(String oldType) {
        return MOMENTS.contains(type) && (MOMENTS.contains(withoutLimit(oldType)) || oldType.equals("date"));
    }

    /** The last number is what PostgreSQL rounds or cuts to; more digits than the first allows are refused. */
    private boolean widens(String oldType) {
        if (!withoutLimit(type).equals(withoutLimit(oldType))) {
            return false;
        }
        Matcher now = LAST_NUMBER.matcher(type);
        Matcher old = LAST_NUMBER.matcher(oldType);
        return !now.find() || (old.find() && Integer.parseInt(now.group(1)) >= Integer.parseInt(old.group(1)));
    }

    private boolean betweenWholeNumbers(String oldType) {
        return WHOLE_NUMBER.matcher(oldType).matches()
                && (WHOLE_NUMBER.matcher(type).matches() || type.equals("numeric"));
    }

    private static boolean isText(String type) {
        return TEXTS.contains(withoutLimit(type));
    }

    private static String withoutLimit(String type) {
        return type.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "").strip();
    }

    /** Conditions that hold for a value which does not come back from the new type, the most direct way first. */
    List<String> roundTrips(String oldType) {
        String there = "((" + expression + ")::" + type + ")";
        if (expression.contains(IN_UTC)) {
            return List.of("(" + there + (oldType.equals("date") || type.equals("date") ? "::timestamp" : "") + IN_UTC
                    + ")::" + oldType + " IS DISTINCT FROM " + column);
        }
        if (isText(oldType)) {
            return List.of(asText(there) + " IS DISTINCT FROM " + asText(column));
        }
        if (type.endsWith("[]") && !oldType.endsWith("[]")) {
            return List.of("(" + there + "[1]::" + oldType + ")::text IS DISTINCT FROM " + column + "::text");
        }
        return List.of(
                there + "::" + oldType + " IS DISTINCT FROM " + column,
                there + "::text::" + oldType + " IS DISTINCT FROM " + column,
                "(" + there + "::" + oldType + ")::text IS DISTINCT FROM " + column + "::text",
                // Of a domain over an enum, PostgreSQL neither casts one to the other nor compares two.
                "(" + there + "::text::" + oldType + ")::text IS DISTINCT FROM " + column + "::text");
    }

    // jsonb puts blanks behind commas and colons, and leaves those within its texts alone.
    private String asText(String value) {
        return type.equals("jsonb") ? "regexp_replace(" + value + "::text, '\\s', '', 'g')" : value + "::text";
    }
}

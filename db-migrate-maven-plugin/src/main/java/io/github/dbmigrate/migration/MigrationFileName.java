package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The name of a migration's file: number, underscore, words, {@code .sql}. Read as MyBatis reads it ({@code
 * org.apache.ibatis.migration.FileMigrationLoader}).
 *
 * @param description the words with spaces between them; empty when the name is only a number
 */
public record MigrationFileName(String name, MigrationId id, String description) {

    private static final String EXAMPLE = "20261122101500_create_users.sql";
    private static final int LONGEST = 200;
    private static final int DIGITS = 20;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    /** Reads a name. Problem {@code FILE_NAME_INVALID} when it does not begin with a number that the changelog can hold. */
    public static MigrationFileName parse(String name) {
        if (holdsControls(name)) {
            throw invalid(name.replaceAll("\\p{Cntrl}", "?"), "it holds a control character")
                    .exception();
        }
        String stem = name.substring(0, name.lastIndexOf('.'));
        int end = stem.indexOf('_');
        return end < 0
                ? new MigrationFileName(name, id(name, stem), "")
                : new MigrationFileName(name, id(name, stem.substring(0, end)), words(stem.substring(end + 1)));
    }

    private static boolean holdsControls(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // As Character.isISOControl, which would be asked for each letter of each name.
            if (c < ' ' || (c >= '\u007f' && c <= '\u009f')) {
                return true;
            }
        }
        return false;
    }

    // Underscores at the end are no words.
    private static String words(String rest) {
        int length = rest.length();
        while (length > 0 && rest.charAt(length - 1) == '_') {
            length--;
        }
        return rest.substring(0, length).replace('_', ' ');
    }

    /**
     * Makes a name. Problem {@code NAME_INVALID} when the words cannot be part of a file name.
     *
     * @param words such as {@code add phone to users}; spaces become underscores
     */
    public static MigrationFileName of(MigrationId id, String words) {
        String joined = words.strip().replaceAll("\\s+", "_");
        if (!WORDS.matcher(joined).matches() || joined.length() > LONGEST) {
            throw Problem.of(
                            ProblemCode.NAME_INVALID,
                            "“" + words
                                    + "” cannot be the name of a migration: letters, digits, _ and - make one, at most "
                                    + LONGEST + ".")
                    .remedy("Give another:", "mvn db-migrate:dev -Ddb-migrate.name=add_phone_to_users")
                    .exception();
        }
        return parse(id + "_" + joined + ".sql");
    }

    static boolean isMigration(String name) {
        return name.endsWith(".sql") && !name.startsWith(".") && !isHook(name);
    }

    static boolean isHook(String name) {
        return name.equals("bootstrap.sql") || name.equals("onabort.sql");
    }

    private static MigrationId id(String name, String head) {
        BigDecimal number;
        try {
            number = new BigDecimal(head);
        } catch (NumberFormatException e) {
            throw invalid(name, "it does not begin with a number and an underscore")
                    .exception(e);
        }
        if (number.scale() == 0 && number.precision() <= DIGITS) {
            return new MigrationId(number);
        }
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > 0) {
            throw invalid(name, "its number has decimals, which the changelog would round")
                    .exception();
        }
        if (plain.precision() - (long) plain.scale() > DIGITS) {
            throw invalid(name, "its number has more than the " + DIGITS + " digits that the changelog holds")
                    .exception();
        }
        return new MigrationId(number);
    }

    private static Problem invalid(String name, String why) {
        return Problem.of(ProblemCode.FILE_NAME_INVALID, name + " is not the name of a migration: " + why + ".")
                .remedy("Rename it in the manner of " + EXAMPLE + ", or move what is no migration out of the folder.");
    }
}

package io.github.dbmigrate.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides the passwords that SQL holds in the clear, such as those of {@code CREATE ROLE} and of connection strings. */
public final class Passwords {

    /** A literal behind the word, a quote that is not closed on the line included; or a value of a connection string. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i)(?<=\\bpassword)(\\s*(?:=|\\bto\\b)?\\s*(?:E|U&)?')((?:[^']|'')*)|(?<=\\bpassword=)([^\\s'&;]+)");

    private Passwords() {}

    /** The same text with stars for each character of a password, so that columns keep their place. */
    public static String hidden(String sql) {
        return PASSWORD.matcher(sql).replaceAll(found -> {
            String before = found.group(1) == null ? "" : found.group(1);
            return Matcher.quoteReplacement(before + "*".repeat(found.group().length() - before.length()));
        });
    }
}

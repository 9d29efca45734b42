package io.github.dbmigrate.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides the passwords that SQL and URLs hold in the clear, such as those of {@code CREATE ROLE} and of connection strings. */
public final class Passwords {

    // Possessive throughout: other repeated groups take a stack frame for each turn, and a text may be long.
    private static final String SPACE = "(?:\\s|--[^\\n]*+\\n|/\\*(?:[^*]++|\\*(?!/))*+\\*/)*+";
    private static final String PLAIN = "(?:[^']++|'')*+";
    private static final String NEXT_LINE = "(?:'[ \\t]*+[\\r\\n]\\s*+'" + PLAIN + ")*+";
    private static final String BACKSLASHES = "(?:[^'\\\\]++|''|\\\\.)*+";
    private static final String DOLLARS = "(?:(?!\\$\\k<tag>\\$).)*+";

    /** What stands before a password is the group {@code shown}; a literal that is not closed goes to the end. */
    private static final Pattern PASSWORD = Pattern.compile("(?is)"
            // In a connection string, itself a literal: quotes are doubled.
            + "(?<=password|passwd)(?<doubled>\\s*+=\\s*+'')[^']++(?='')"
            // A literal of SQL; but "the password's owner" is prose.
            + "|(?<=password|passwd)(?!'s\\b[^'\\r\\n]*+(?:[\\r\\n]|\\z))(?<literal>" + SPACE + "(?:=|\\bto\\b)?+"
            + SPACE + ")(?:(?<escaped>E')" + BACKSLASHES + "|(?<plain>(?:U&)?+')" + PLAIN + NEXT_LINE
            + "|(?<dollar>\\$(?<tag>[\\p{L}_][\\p{L}\\p{N}_]*+|)\\$)" + DOLLARS + ")"
            + "|(?<=password=|passwd=)[^\\s'&;]++"
            // As far as the last @, because a password may hold one by mistake.
            + "|(?<url>://[^\\s:/@'\"?]*+:)[^\\s'\"?]*(?=@)");

    private static final String[] SHOWN = {"doubled", "literal", "escaped", "plain", "dollar", "url"};

    private Passwords() {}

    /** The same text with stars for each character of a password; lines and columns keep their place. */
    public static String hidden(String text) {
        Matcher matcher = PASSWORD.matcher(text);
        StringBuilder hidden = new StringBuilder(text.length());
        int copied = 0;
        while (matcher.find()) {
            int from = secret(matcher);
            hidden.append(text, copied, from).append(stars(text.substring(from, matcher.end())));
            copied = matcher.end();
        }
        return hidden.append(text, copied, text.length()).toString();
    }

    private static int secret(Matcher found) {
        int from = found.start();
        for (String group : SHOWN) {
            from = Math.max(from, found.end(group));
        }
        return from;
    }

    private static String stars(String secret) {
        return secret.replaceAll("[^\\r\\n]", "*");
    }
}

package io.github.dbmigrate.client;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Gives names of PostgreSQL their Java form, each only once. All names are ASCII, because a file name need not be able to
 * hold anything else.
 */
final class JavaNames {

    private final Set<String> taken = new HashSet<>();
    private final boolean ignoreCase;

    private JavaNames(boolean ignoreCase, Collection<String> reserved) {
        this.ignoreCase = ignoreCase;
        reserved.forEach(this::take);
    }

    /** Names of classes; two never differ only by case, because some file systems would hold only one. */
    static JavaNames ofClasses(Collection<String> reserved) {
        return new JavaNames(true, reserved);
    }

    /** Names of fields and constants. */
    static JavaNames ofMembers(Collection<String> reserved) {
        return new JavaNames(false, reserved);
    }

    /** The name, or the name with the lowest number behind it that is free. */
    String unique(String name) {
        String free = name;
        for (int number = 2; !take(free); number++) {
            free = name + number;
        }
        return free;
    }

    boolean isFree(String name) {
        return !taken.contains(key(name));
    }

    private boolean take(String name) {
        return taken.add(key(name));
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** Such as {@code UserRoles} for {@code user_roles}. */
    static String type(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : ascii(name).split("[^A-Za-z0-9]+", -1)) {
            camel.append(capitalised(word));
        }
        String text = camel.isEmpty() ? "Unnamed" : camel.toString();
        return Character.isDigit(text.charAt(0)) ? "_" + text : text;
    }

    /** Such as {@code userId} for {@code user_id}; a word of Java gets a {@code _} behind it. */
    static String member(String name) {
        String type = type(name);
        String member = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return SourceVersion.isKeyword(member) ? member + "_" : member;
    }

    /** Such as {@code IN_TRANSIT} for {@code in transit}. */
    static String constant(String label) {
        String text = ascii(label).replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        String trimmed = text.replaceAll("^_+|_+$", "");
        if (trimmed.isEmpty()) {
            return "UNNAMED";
        }
        return Character.isDigit(trimmed.charAt(0)) ? "_" + trimmed : trimmed;
    }

    /** Such as {@code audit_log} for {@code "Audit-Log"}. */
    static String packageName(String namespace) {
        String name = constant(namespace).toLowerCase(Locale.ROOT);
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    // A quoted name of mixed case keeps its case; one that is all upper case is read as words.
    private static String capitalised(String word) {
        if (word.isEmpty()) {
            return word;
        }
        String rest = word.substring(1);
        boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    private static String ascii(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        StringBuilder ascii = new StringBuilder();
        decomposed.codePoints().forEach(c -> {
            if (c < 128) {
                ascii.appendCodePoint(c);
            } else {
                ascii.append('u').append(Integer.toHexString(c));
            }
        });
        return ascii.toString();
    }
}

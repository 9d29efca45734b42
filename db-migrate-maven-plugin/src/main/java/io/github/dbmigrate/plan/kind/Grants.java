package io.github.dbmigrate.plan.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From privileges held to privileges wanted, one statement a grantee. */
public final class Grants {

    private static final String OWNER = "owner";

    private Grants() {}

    /**
     * Statements on an object.
     *
     * @param target as behind ON, such as {@code TABLE public.users}
     * @param owner null when the object belongs to the role that migrates
     */
    public static List<String> between(
            String target, @Nullable String owner, Collection<String> held, Collection<String> wanted) {
        return write(held, wanted, "", " ON " + target, owner);
    }

    /** The same behind ALTER DEFAULT PRIVILEGES; {@code prefix} ends with a blank. */
    static List<String> byDefault(
            String prefix, String objects, @Nullable String owner, Collection<String> held, Collection<String> wanted) {
        return write(held, wanted, prefix, " ON " + objects, owner);
    }

    /** Privileges of one column: {@code SELECT (email)}. */
    public static List<String> ofColumn(
            String table, String column, Collection<String> held, Collection<String> wanted) {
        List<String> with = new ArrayList<>();
        List<String> had = new ArrayList<>();
        wanted.forEach(entry -> with.add(withColumn(entry, column)));
        held.forEach(entry -> had.add(withColumn(entry, column)));
        return write(had, with, "", " ON TABLE " + table, null);
    }

    private static String withColumn(String entry, String column) {
        boolean grantable = entry.endsWith("*");
        String bare = grantable ? entry.substring(0, entry.length() - 1) : entry;
        return bare + "(" + column + ")" + (grantable ? "*" : "");
    }

    private static List<String> write(
            Collection<String> held, Collection<String> wanted, String prefix, String on, @Nullable String owner) {
        Map<String, List<String>> revoked = new TreeMap<>();
        Map<String, List<String>> granted = new TreeMap<>();
        Map<String, List<String>> grantable = new TreeMap<>();
        Map<String, List<String>> optionRevoked = new TreeMap<>();
        for (String entry : new TreeSet<>(held)) {
            if (wanted.contains(entry)) {
                continue;
            }
            if (entry.startsWith(OWNER + "=-")) {
                add(granted, OWNER, entry.substring(OWNER.length() + 2));
            } else if (entry.endsWith("*") && wanted.contains(entry.substring(0, entry.length() - 1))) {
                add(optionRevoked, grantee(entry), privilege(entry));
            } else if (!wanted.contains(entry + "*")) {
                add(revoked, grantee(entry), privilege(entry));
            }
        }
        for (String entry : new TreeSet<>(wanted)) {
            if (held.contains(entry)) {
                continue;
            }
            if (entry.startsWith(OWNER + "=-")) {
                add(revoked, OWNER, entry.substring(OWNER.length() + 2));
            } else if (entry.endsWith("*")) {
                add(grantable, grantee(entry), privilege(entry));
            } else if (!held.contains(entry + "*")) {
                add(granted, grantee(entry), privilege(entry));
            }
        }
        List<String> statements = new ArrayList<>();
        revoked.forEach(
                (who, what) -> statements.add(prefix + "REVOKE " + join(what) + on + " FROM " + role(who, owner)));
        optionRevoked.forEach((who, what) ->
                statements.add(prefix + "REVOKE GRANT OPTION FOR " + join(what) + on + " FROM " + role(who, owner)));
        granted.forEach((who, what) -> statements.add(prefix + "GRANT " + join(what) + on + " TO " + role(who, owner)));
        grantable.forEach((who, what) ->
                statements.add(prefix + "GRANT " + join(what) + on + " TO " + role(who, owner) + " WITH GRANT OPTION"));
        return statements;
    }

    private static void add(Map<String, List<String>> map, String grantee, String privilege) {
        map.computeIfAbsent(grantee, who -> new ArrayList<>()).add(privilege);
    }

    private static String join(List<String> privileges) {
        return String.join(", ", privileges);
    }

    private static String role(String grantee, @Nullable String owner) {
        if (!grantee.equals(OWNER)) {
            return grantee;
        }
        return owner == null ? "CURRENT_ROLE" : owner;
    }

    private static String grantee(String entry) {
        return entry.substring(0, separator(entry));
    }

    private static String privilege(String entry) {
        String privilege = entry.substring(separator(entry) + 1).replace("*", "");
        return privilege.replaceFirst("\\(", " (");
    }

    /** A quoted role's name may hold an equals sign itself. */
    private static int separator(String entry) {
        return entry.startsWith("\"") ? entry.indexOf("\"=") + 1 : entry.indexOf('=');
    }
}

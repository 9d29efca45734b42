package io.github.dbmigrate.postgres.catalog;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalog query, and what its text says of it in comments: the major versions that it serves, and when it can answer a row.
 *
 * @param conditions it answers no row where none of them is true, written for {@link Worthwhile}; empty when there are always rows
 */
record CatalogQuery(String text, List<String> conditions) {

    private static final Pattern VERSIONS = Pattern.compile("^-- (since|until) (\\d+)");
    private static final Pattern CONDITION = Pattern.compile("^-- only if (.+)$", Pattern.MULTILINE);

    static CatalogQuery of(String text) {
        return new CatalogQuery(text, conditions(text));
    }

    private static List<String> conditions(String text) {
        return CONDITION
                .matcher(text)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }

    boolean serves(int majorVersion) {
        Matcher matcher = VERSIONS.matcher(text);
        if (!matcher.find()) {
            return true;
        }
        int bound = Integer.parseInt(matcher.group(2));
        return matcher.group(1).equals("since") ? majorVersion >= bound : majorVersion <= bound;
    }
}

package io.github.dbmigrate.postgres.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the catalog queries, kept as resources beside this class. */
final class CatalogQueries {

    private static final List<String> OBJECTS = List.of(
            "namespaces",
            "extensions",
            "tables",
            "views",
            "sequences",
            "sequence_ownerships",
            "columns",
            "defaults",
            "constraints",
            "indexes",
            "types",
            "routines",
            "triggers",
            "rules_and_policies",
            "statistics",
            "operators",
            "languages",
            "collations",
            "text_search",
            "foreign_data",
            "event_triggers_and_publications",
            "publication_members_14",
            "publication_members",
            "default_privileges");

    // Options of foreign objects, by whatever wrapper, that nobody else should read. Those of columns are names.
    private static final String SECRET_OPTION = "'pass|pwd|secret|token|key|credential|auth'";

    private static final Map<String, CatalogQuery> QUERIES = Stream.concat(
                    OBJECTS.stream(),
                    Stream.of(
                            "privileges",
                            "comments",
                            "security_labels",
                            "dependencies",
                            "mark_dependencies",
                            "default_owners",
                            "managed_tables",
                            "others_namespaces"))
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> CatalogQuery.of(load(name))));

    private CatalogQueries() {}

    /** The queries that return objects, all of one shape, for a server of this major version. */
    static List<CatalogQuery> objects(int majorVersion) {
        return OBJECTS.stream()
                .map(CatalogQueries::named)
                .filter(query -> query.serves(majorVersion))
                .toList();
    }

    static CatalogQuery named(String name) {
        CatalogQuery query = QUERIES.get(name);
        if (query == null) {
            throw new IllegalArgumentException(name);
        }
        return query;
    }

    static String text(String name) {
        return named(name).text();
    }

    private static String load(String name) {
        try (InputStream in = CatalogQueries.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sql is not in the plugin");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.replace("SECRET_OPTION", SECRET_OPTION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

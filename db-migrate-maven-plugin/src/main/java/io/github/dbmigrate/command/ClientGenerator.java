package io.github.dbmigrate.command;

import java.nio.file.Path;
import java.util.List;

/** Generates a service's client from a database that holds its schema. */
public interface ClientGenerator {

    /**
     * Replaces the generated sources in one step; on a problem the old ones stay.
     *
     * @param jdbcUrl of a database with the migrated schema; holds no credentials
     * @return the files written, relative to the output directory
     */
    List<Path> generate(Request request, String jdbcUrl, String user, String password);

    /**
     * What to generate.
     *
     * @param service the module's folder name
     * @param packageName the root package, such as {@code io.github.dbmigrate.apps.auth.db}
     * @param outputDirectory a source root; only files of ours in it are replaced
     * @param namespaces PostgreSQL schemas to read, unquoted; the managed tables are left out
     * @param changelog the changelog table's name, left out together with the journal
     */
    record Request(
            String service, String packageName, Path outputDirectory, List<String> namespaces, String changelog) {}
}

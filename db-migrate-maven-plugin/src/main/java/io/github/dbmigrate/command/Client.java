package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Database;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The step in which a client is generated from a database at the head of the migrations. */
final class Client {

    private final ClientGenerator generator;
    private final Console console;

    Client(ClientGenerator generator, Console console) {
        this.generator = generator;
        this.console = console;
    }

    /** Generates and remembers from what. */
    List<Path> generate(
            ClientGenerator.Request request, List<Checksum> history, Database database, CatalogScope scope) {
        try (Console.Step step = console.step("generate the client")) {
            step.detail(request.packageName());
            Access access = database.access();
            List<Path> files = generator.generate(
                    withNamespaces(request, database, scope), access.jdbcUrl(), access.user(), access.password());
            generator.markCurrent(request, history);
            return files;
        }
    }

    // The namespaces that the migrations make belong to the client too.
    private static ClientGenerator.Request withNamespaces(
            ClientGenerator.Request request, Database database, CatalogScope scope) {
        List<String> namespaces = new ArrayList<>(request.namespaces());
        for (ObjectId id : database.readCatalog(scope).objects().keySet()) {
            String name = id.kind() == Kind.NAMESPACE ? unquoted(id.name()) : "public";
            if (!name.equals("public") && !namespaces.contains(name)) {
                namespaces.add(name);
            }
        }
        return new ClientGenerator.Request(
                request.service(), request.packageName(), request.outputDirectory(), namespaces, request.changelog());
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}

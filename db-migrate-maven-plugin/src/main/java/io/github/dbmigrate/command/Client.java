package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The step in which a client is generated from a database at the head of the migrations. */
final class Client {

    private final ClientGenerator generator;
    private final Console console;

    Client(ClientGenerator generator, Console console) {
        this.generator = generator;
        this.console = console;
    }

    /**
     * Generates and remembers from what.
     *
     * @param access to a database at the head of the migrations
     * @param catalog of what the migrations make; asked once
     */
    List<Path> generate(
            ClientGenerator.Request request, List<Checksum> history, Access access, Supplier<Catalog> catalog) {
        try (Console.Step step = console.step("generate the client")) {
            step.detail(request.packageName());
            List<Path> files = generator.generate(
                    withNamespaces(request, catalog.get()), access.jdbcUrl(), access.user(), access.password());
            generator.markCurrent(request, history);
            return files;
        }
    }

    // The namespaces that the migrations make belong to the client too.
    private static ClientGenerator.Request withNamespaces(ClientGenerator.Request request, Catalog catalog) {
        List<String> namespaces = new ArrayList<>(request.namespaces());
        for (ObjectId id : catalog.objects().keySet()) {
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

package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.schema.Access;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import java.nio.file.Path;
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
     * Generates.
     *
     * @param access to a database at the head of the migrations
     * @param catalog of what the migrations make; asked once
     */
    List<Path> generate(
            ClientGenerator.Request request, List<Checksum> history, Access access, Supplier<Catalog> catalog) {
        try (Console.Step step = console.step("generate the client")) {
            step.detail(request.packageName());
            return generator.generate(request, new ClientGenerator.Source(history, access, namespaces(catalog.get())));
        }
    }

    private static List<String> namespaces(Catalog catalog) {
        return catalog.objects().keySet().stream()
                .filter(id -> id.kind() == Kind.NAMESPACE)
                .map(id -> unquoted(id.name()))
                .filter(name -> !name.equals("public"))
                .toList();
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}

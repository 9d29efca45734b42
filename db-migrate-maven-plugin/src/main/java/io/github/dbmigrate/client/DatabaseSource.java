package io.github.dbmigrate.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Writes the class through which a service's code opens sessions: {@code AuthDatabase} for the service {@code auth}. */
final class DatabaseSource {

    private final String service;
    private final String packageName;
    private final Collection<Relation> relations;
    private final TypeSources types;

    DatabaseSource(String service, String packageName, Collection<Relation> relations, TypeSources types) {
        this.service = service;
        this.packageName = packageName;
        this.relations = relations;
        this.types = types;
    }

    String name() {
        return JavaNames.type(service) + "Database";
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of("package " + packageName + ";", ""));
        lines.addAll(imports());
        lines.addAll(opening());
        types.registered()
                .forEach((handler, type) ->
                        lines.add("        handlers.register(" + type.name() + ".class, new " + handler + "());"));
        relations.forEach(relation -> lines.add("        configuration.addMapper(" + mapper(relation) + ".class);"));
        lines.add("    }");
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private List<String> imports() {
        TreeSet<String> imports = new TreeSet<>(List.of(
                "import javax.sql.DataSource;",
                "import org.apache.ibatis.mapping.Environment;",
                "import org.apache.ibatis.session.Configuration;",
                "import org.apache.ibatis.session.SqlSessionFactory;",
                "import org.apache.ibatis.session.SqlSessionFactoryBuilder;",
                "import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;"));
        if (!types.registered().isEmpty()) {
            imports.add("import org.apache.ibatis.type.TypeHandlerRegistry;");
        }
        types.registered().forEach((handler, type) -> {
            imports.add("import " + types.packageName() + "." + handler + ";");
            imports.add("import " + type.fullName() + ";");
        });
        return List.copyOf(imports);
    }

    // Mappers of two namespaces can have one name.
    private String mapper(Relation relation) {
        String name = relation.mapperName();
        return relation.packageName().equals(packageName) ? name : relation.packageName() + "." + name;
    }

    private List<String> opening() {
        String opening = """

                /** Opens MyBatis sessions on the database of the service {@code %2$s}, with every mapper of its tables. */
                public final class %1$s {

                    private %1$s() {}

                    /** A factory of sessions; keep one for the whole application. */
                    public static SqlSessionFactory sessionFactory(DataSource dataSource) {
                        return new SqlSessionFactoryBuilder().build(configuration(dataSource));
                    }

                    /** A configuration of JDBC transactions, for more mappers and settings of the application. */
                    public static Configuration configuration(DataSource dataSource) {
                        Environment environment = new Environment(%3$s, new JdbcTransactionFactory(), dataSource);
                        Configuration configuration = new Configuration(environment);
                        addTo(configuration);
                        return configuration;
                    }

                    /** Adds type handlers and mappers to a configuration of the application's own. */
                    public static void addTo(Configuration configuration) {
                """.formatted(name(), JavaText.comment(service), JavaText.literal(service));
        List<String> lines = new ArrayList<>(opening.lines().toList());
        if (!types.registered().isEmpty()) {
            lines.add("        TypeHandlerRegistry handlers = configuration.getTypeHandlerRegistry();");
        }
        return lines;
    }
}

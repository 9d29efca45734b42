package io.github.dbmigrate.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the package of the types: an enum or record for each type of the schema, a type handler for each Java type that
 * needs one, and the few classes that these stand on. Only what is used is written.
 */
final class TypeSources {

    private final String packageName;
    private final JavaNames names;
    private final SortedMap<String, String> sources = new TreeMap<>();
    private final Map<String, String> handlers = new LinkedHashMap<>();
    private final SortedMap<String, JavaType> registered = new TreeMap<>();

    /** @param reserved simple names of classes that stand beside those of the types */
    TypeSources(String packageName, Collection<String> reserved) {
        this.packageName = packageName;
        this.names = JavaNames.ofClasses(ReservedTypeNames.with(reserved));
    }

    String packageName() {
        return packageName;
    }

    /** The sources by simple class name. */
    SortedMap<String, String> all() {
        return sources;
    }

    /** The types that a whole configuration may know: those that mean one PostgreSQL type, or text of any. By handler. */
    SortedMap<String, JavaType> registered() {
        return registered;
    }

    /** Adds one of our classes and returns its full name. */
    String shipped(String className) {
        sources.computeIfAbsent(className, this::template);
        return packageName + "." + className;
    }

    JavaType enumeration(PgType type) {
        String name = typeName(type);
        sources.put(name, new EnumSource(packageName, name, type).text());
        return withHandler(new JavaType(
                name,
                name,
                packageName + "." + name,
                "OTHER",
                null,
                "Codec.of(" + name + "::of, " + name + "::label)"));
    }

    JavaType composite(PgType type, List<JavaType> fields) {
        String name = typeName(type);
        CompositeSource source = new CompositeSource(packageName, name, type, fields);
        sources.put(name, source.text());
        return withHandler(new JavaType(name, name, packageName + "." + name, "OTHER", null, source.codec()));
    }

    /** The type with its handler, which is shared by all types that are read and written alike. */
    JavaType withHandler(JavaType type) {
        String handler = handlers.computeIfAbsent(type.codec(), codec -> newHandler(type));
        return new JavaType(type.label(), type.name(), type.fullName(), type.jdbcType(), handler, handler + ".CODEC");
    }

    private String newHandler(JavaType type) {
        List.of("Codec", "PostgresText", "PostgresTime", "TextHandler").forEach(this::shipped);
        String name = names.unique(type.label() + "Handler");
        sources.put(name, handlerSource(name, type));
        if (!type.name().contains("<") && !type.name().equals("String")) {
            registered.put(name, type);
        }
        return name;
    }

    private String typeName(PgType type) {
        String name = ReservedTypeNames.besideJavaLang(JavaNames.type(type.name()));
        return names.isFree(name) ? names.unique(name) : names.unique(JavaNames.type(type.namespace()) + name);
    }

    private String handlerSource(String name, JavaType type) {
        List<String> lines = new ArrayList<>(head(packageName, Set.of(type)));
        lines.add("/** Passes {@code " + type.name() + "} to PostgreSQL and back. */");
        lines.add("public final class " + name + " extends TextHandler<" + type.name() + "> {");
        lines.add("");
        lines.add("    static final Codec<" + type.name() + "> CODEC = " + type.codec() + ";");
        lines.add("");
        lines.add("    public " + name + "() {");
        lines.add("        super(CODEC);");
        lines.add("    }");
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    /** The package line and the imports that the types need outside of it. */
    static List<String> head(String packageName, Set<JavaType> types) {
        List<String> lines = new ArrayList<>(List.of("package " + packageName + ";", ""));
        Set<String> imports = types.stream()
                .flatMap(type -> List.of(type.fullName().split("[<>]+")).stream())
                .filter(name -> name.contains("."))
                .filter(name -> !name.startsWith("java.lang.") && !name.startsWith(packageName + "."))
                .map(name -> "import " + name + ";")
                .collect(Collectors.toCollection(TreeSet::new));
        lines.addAll(imports);
        if (!imports.isEmpty()) {
            lines.add("");
        }
        return lines;
    }

    private String template(String className) {
        String resource = className + ".java.txt";
        try (InputStream in = TypeSources.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the plugin was built without " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@package@", packageName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.dbmigrate.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the Java record of a composite type, and the codec that takes it apart. */
final class CompositeSource {

    private final String packageName;
    private final String name;
    private final PgType type;
    private final List<JavaType> fields;
    private final List<String> members;

    CompositeSource(String packageName, String name, PgType type, List<JavaType> fields) {
        this.packageName = packageName;
        this.name = name;
        this.type = type;
        this.fields = fields;
        JavaNames names = JavaNames.ofMembers(RelationNames.RECORD_COMPONENTS);
        this.members = type.attributes().stream()
                .map(attribute -> names.unique(JavaNames.member(attribute.name())))
                .toList();
    }

    String text() {
        List<String> lines = new ArrayList<>(TypeSources.head(packageName, new HashSet<>(fields)));
        lines.addAll(JavaText.javadoc(
                List.of("PostgreSQL's composite type {@code " + JavaText.comment(type.name()) + "}.")));
        String components = each(i -> fields.get(i).name() + " " + members.get(i));
        lines.add("public record " + name + "(" + components + ") {}");
        return String.join("\n", lines) + "\n";
    }

    String codec() {
        String read = each(i -> fields.get(i).codec() + ".readNullable(fields.get(" + i + "))");
        String write = each(i -> fields.get(i).codec() + ".writeNullable(value." + members.get(i) + "())");
        return "Codec.composite(\n            fields -> new " + name + "(" + read + "),\n"
                + "            value -> java.util.Arrays.asList(" + write + "))";
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, fields.size()).mapToObj(text).collect(Collectors.joining(", "));
    }
}

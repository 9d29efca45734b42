package io.github.dbmigrate.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the Java enum of a PostgreSQL enum, its constants in PostgreSQL's order. */
final class EnumSource {

    private final String packageName;
    private final String name;
    private final PgType type;

    EnumSource(String packageName, String name, PgType type) {
        this.packageName = packageName;
        this.name = name;
        this.type = type;
    }

    String text() {
        JavaNames constants = JavaNames.ofMembers(Set.of());
        List<String> lines = new ArrayList<>(TypeSources.head(packageName, Set.of()));
        lines.addAll(JavaText.javadoc(List.of("PostgreSQL's enum {@code " + JavaText.comment(type.name()) + "}.")));
        lines.add("public enum " + name + " {");
        List<String> declared = type.labels().stream()
                .map(label ->
                        "    " + constants.unique(JavaNames.constant(label)) + "(" + JavaText.literal(label) + ")")
                .toList();
        lines.add(String.join(",\n", declared) + ";");
        lines.addAll(body());
        return String.join("\n", lines) + "\n";
    }

    private List<String> body() {
        return """

                    private final String label;

                    %1$s(String label) {
                        this.label = label;
                    }

                    /** The value as PostgreSQL writes it. */
                    public String label() {
                        return label;
                    }

                    /** The constant of a value of PostgreSQL's. */
                    public static %1$s of(String label) {
                        for (%1$s value : values()) {
                            if (value.label.equals(label)) {
                                return value;
                            }
                        }
                        throw new IllegalArgumentException(
                                "the client was generated without the value " + label + " of " + %2$s);
                    }
                }""".formatted(name, JavaText.literal(type.name())).lines().toList();
    }
}

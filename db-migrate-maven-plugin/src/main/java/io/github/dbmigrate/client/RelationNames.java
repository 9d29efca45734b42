package io.github.dbmigrate.client;

import io.github.dbmigrate.client.PgRelation.PgColumn;
import io.github.dbmigrate.client.Relation.Field;
import io.github.dbmigrate.command.ClientGenerator.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Gives relations and columns their Java names: the first of two that clash keeps its name. */
final class RelationNames {

    /** What a record refuses as a component's name, see the Java Language Specification, 8.10.1. */
    static final Set<String> RECORD_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Variables of the generated methods, where a column's constant of the same name would be hidden. */
    private static final Set<String> VARIABLES = Set.of(
            "c",
            "completer",
            "countStatement",
            "deleteStatement",
            "dsl",
            "insert",
            "insertStatement",
            "row",
            "rows",
            "selectList",
            "selectStatement",
            "updateStatement");

    private static final String TYPES = "types";

    private final Request request;
    private final Consumer<String> warnings;
    private final JavaNames packages = JavaNames.ofClasses(Set.of(TYPES));
    private final Map<String, String> packageNames = new HashMap<>();
    private final Map<String, JavaNames> classNames = new HashMap<>();

    RelationNames(Request request, Consumer<String> warnings) {
        this.request = request;
        this.warnings = warnings;
    }

    String typesPackage() {
        return request.packageName() + "." + TYPES;
    }

    /** The relations with their classes' names and no fields yet; one without columns is left out. */
    List<Relation> name(List<PgRelation> relations) {
        List<Relation> named = new ArrayList<>();
        for (PgRelation relation : relations) {
            if (relation.columns().isEmpty()) {
                warnings.accept("table " + sqlName(relation) + " has no columns, so it has no mapper");
            } else {
                named.add(name(relation));
            }
        }
        return named;
    }

    /** The same relation with its fields. */
    Relation withFields(Relation relation, TypeMapping types) {
        Set<String> reserved = new HashSet<>(RECORD_COMPONENTS);
        reserved.addAll(VARIABLES);
        reserved.add(relation.tableVariable());
        JavaNames members = JavaNames.ofMembers(Set.of());
        List<Field> fields = new ArrayList<>();
        for (PgColumn column : relation.source().columns()) {
            String member = JavaNames.member(column.name());
            String free = members.unique(reserved.contains(member) ? member + "_" : member);
            boolean notNull = column.notNull() || types.refusesNull(column.type());
            boolean hasDefault = column.hasDefault() || types.hasDefault(column.type());
            JavaType type = types.of(column.type(), column.dimensions());
            fields.add(new Field(column, free, type, notNull && hasDefault));
        }
        return new Relation(
                relation.source(), relation.packageName(), relation.base(), relation.sqlName(), List.copyOf(fields));
    }

    private Relation name(PgRelation relation) {
        String packageName = packageNames.computeIfAbsent(relation.namespace(), this::newPackage);
        String wanted = JavaNames.type(relation.name());
        String base = classNames
                .computeIfAbsent(packageName, name -> JavaNames.ofClasses(Set.of()))
                .unique(wanted);
        if (!base.equals(wanted)) {
            warnings.accept("table " + sqlName(relation) + " is called " + base + "Row in Java, because the name "
                    + wanted + "Row is taken");
        }
        return new Relation(relation, packageName, base, sqlName(relation), List.of());
    }

    private String newPackage(String namespace) {
        return namespace.equals(request.namespaces().get(0))
                ? request.packageName()
                : request.packageName() + "." + packages.unique(JavaNames.packageName(namespace));
    }

    // Without its namespace a table of public is found through the search_path, so that a test or a tenant can have
    // tables of its own.
    private static String sqlName(PgRelation relation) {
        return relation.namespace().equals("public")
                ? relation.quotedName()
                : relation.quotedNamespace() + "." + relation.quotedName();
    }
}

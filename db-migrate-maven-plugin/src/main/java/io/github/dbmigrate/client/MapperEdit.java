package io.github.dbmigrate.client;

import io.github.dbmigrate.client.Relation.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mybatis.generator.api.dom.java.FullyQualifiedJavaType;
import org.mybatis.generator.api.dom.java.Interface;
import org.mybatis.generator.api.dom.java.Method;
import org.mybatis.generator.api.dom.java.Parameter;

/**
 * Makes a mapper of MyBatis Generator's one of ours: for MyBatis Dynamic SQL 1.5 instead of the unpublished 2.0, without
 * writes where PostgreSQL takes none, and with inserts that leave defaults to PostgreSQL and can return the stored row.
 */
final class MapperEdit {

    /** Where 1.5 has the classes that 2.0 keeps in {@code org.mybatis.dynamic.sql.dsl}. */
    private static final Map<String, String> MOVED = Map.of(
            "CountDSLCompleter", "org.mybatis.dynamic.sql.select.CountDSLCompleter",
            "DeleteDSLCompleter", "org.mybatis.dynamic.sql.delete.DeleteDSLCompleter",
            "SelectDSLCompleter", "org.mybatis.dynamic.sql.select.SelectDSLCompleter",
            "UpdateDSL", "org.mybatis.dynamic.sql.update.UpdateDSL",
            "UpdateDSLCompleter", "org.mybatis.dynamic.sql.update.UpdateDSLCompleter");

    private static final String UPDATE_DSL =
            "org.mybatis.dynamic.sql.update.UpdateDSL<org.mybatis.dynamic.sql.update.UpdateModel>";

    private static final Set<String> WRITES = Set.of(
            "delete",
            "deleteByPrimaryKey",
            "insert",
            "insertMultiple",
            "insertSelective",
            "update",
            "updateAllColumns",
            "updateSelectiveColumns",
            "updateByPrimaryKey",
            "updateByPrimaryKeySelective");

    private static final Set<String> INSERTS = Set.of("insert", "insertMultiple", "insertSelective");

    private final Interface mapper;
    private final Relation relation;
    private final String typesPackage;

    MapperEdit(Interface mapper, Relation relation, String typesPackage) {
        this.mapper = mapper;
        this.relation = relation;
        this.typesPackage = typesPackage;
    }

    void apply() {
        mapper.addFileCommentLine(OutputDirectory.MARK);
        moveImports();
        mapRows();
        addSelectByKey();
        mapper.getMethods().removeIf(method -> INSERTS.contains(method.getName()));
        if (relation.source().readOnly()) {
            removeWrites(WRITES, "Insert", "Delete", "Update");
        } else if (relation.insertable().isEmpty()) {
            removeWrites(Set.of("updateAllColumns", "updateSelectiveColumns"), "Insert");
        } else {
            new InsertEdit(mapper, relation, typesPackage).apply();
        }
    }

    private void moveImports() {
        mapper.getImportedTypes()
                .removeIf(type -> type.getPackageName().equals("org.mybatis.dynamic.sql.dsl")
                        || type.getPackageName().equals(relation.packageName())
                        || type.getShortNameWithoutTypeArguments().equals("Collection"));
        mapper.getMethods().replaceAll(this::moved);
    }

    // The parameters of a method cannot be replaced.
    private Method moved(Method method) {
        Method there = new Method(method.getName());
        there.setStatic(method.isStatic());
        there.setDefault(method.isDefault());
        there.setAbstract(method.isAbstract());
        there.addAnnotations(method.getAnnotations());
        there.addBodyLines(method.getBodyLines());
        method.getReturnType().ifPresent(type -> there.setReturnType(moved(type)));
        for (Parameter parameter : method.getParameters()) {
            there.addParameter(new Parameter(moved(parameter.getType()), parameter.getName()));
        }
        return there;
    }

    private FullyQualifiedJavaType moved(FullyQualifiedJavaType type) {
        String place = MOVED.get(type.getShortNameWithoutTypeArguments());
        if (place == null) {
            return type;
        }
        FullyQualifiedJavaType there = new FullyQualifiedJavaType(place.endsWith(".UpdateDSL") ? UPDATE_DSL : place);
        mapper.addImportedType(there);
        return there;
    }

    // The arguments must come in the order of the record's components.
    private void mapRows() {
        for (Method method : mapper.getMethods()) {
            boolean maps = method.getAnnotations().removeIf(annotation -> annotation.startsWith("@Arg("));
            if (maps) {
                relation.fields().forEach(field -> method.addAnnotation(argument(field)));
            }
        }
        relation.fields().stream()
                .map(field -> field.type().handler())
                .filter(handler -> handler != null)
                .forEach(handler -> mapper.addImportedType(new FullyQualifiedJavaType(typesPackage + "." + handler)));
    }

    // MyBatis Generator leaves it out where every column is of the key; whether a link is there is asked all the same.
    private void addSelectByKey() {
        Map<String, Method> methods = new HashMap<>();
        mapper.getMethods().forEach(method -> methods.put(method.getName(), method));
        Method delete = methods.get("deleteByPrimaryKey");
        if (delete != null && !methods.containsKey("selectByPrimaryKey")) {
            Method select = new Method("selectByPrimaryKey");
            select.setDefault(true);
            select.setReturnType(new FullyQualifiedJavaType(
                    "java.util.Optional<" + relation.packageName() + "." + relation.rowName() + ">"));
            delete.getParameters().forEach(select::addParameter);
            select.addBodyLine("return selectOne(c ->");
            select.addBodyLines(
                    delete.getBodyLines().subList(1, delete.getBodyLines().size()));
            mapper.addMethod(select);
        }
    }

    private static String argument(Field field) {
        JavaType type = field.type();
        return "@Arg(column=" + JavaText.literal(field.column().name())
                + ", javaType=" + type.rawName() + ".class"
                + (type.handler() == null ? "" : ", typeHandler=" + type.handler() + ".class")
                + ", jdbcType=JdbcType." + type.jdbcType()
                + (field.column().primaryKey() ? ", id=true" : "")
                + ")";
    }

    private void removeWrites(Set<String> names, String... kinds) {
        mapper.getMethods().removeIf(method -> names.contains(method.getName()));
        for (String kind : kinds) {
            String common = "Common" + kind + "Mapper";
            mapper.getSuperInterfaceTypes()
                    .removeIf(type -> type.getShortNameWithoutTypeArguments().equals(common));
            mapper.getImportedTypes()
                    .removeIf(type -> type.getShortNameWithoutTypeArguments().startsWith(common)
                            || type.getShortName().startsWith(kind));
        }
    }
}

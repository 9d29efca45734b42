package io.github.dbmigrate.client;

import io.github.dbmigrate.client.Relation.Field;
import java.util.function.Predicate;
import org.mybatis.generator.api.dom.java.FullyQualifiedJavaType;
import org.mybatis.generator.api.dom.java.Interface;
import org.mybatis.generator.api.dom.java.Method;
import org.mybatis.generator.api.dom.java.Parameter;

/**
 * Writes a mapper's inserts. Columns that PostgreSQL alone fills are never named; a column that refuses NULL and has a
 * default is named only for a value. A record cannot take a generated key afterwards, so the stored row is returned.
 */
final class InsertEdit {

    private static final String INSERT = "org.mybatis.dynamic.sql.insert.";
    private static final String ONE = INSERT + "render.InsertStatementProvider";
    private static final String MANY = INSERT + "render.MultiRowInsertStatementProvider";
    private static final String RENDER = "build().render(RenderingStrategies.MYBATIS3);";

    private final Interface mapper;
    private final Relation relation;
    private final String typesPackage;
    private final String row;

    InsertEdit(Interface mapper, Relation relation, String typesPackage) {
        this.mapper = mapper;
        this.relation = relation;
        this.typesPackage = typesPackage;
        this.row = relation.packageName() + "." + relation.rowName();
    }

    void apply() {
        importTypes();
        mapper.addMethod(statement("insertStatement", field -> field.defaulted()));
        mapper.addMethod(statement("insertSelectiveStatement", field -> true));
        mapper.addMethod(multipleStatement());
        mapper.addMethod(returning("insertReturning", "insert", ONE, row));
        mapper.addMethod(returning("insertMultipleReturning", "insertMultiple", MANY, "java.util.List<" + row + ">"));
        mapper.addMethod(calling("insert", "insert", "insertStatement", "int"));
        mapper.addMethod(calling("insertSelective", "insert", "insertSelectiveStatement", "int"));
        mapper.addMethod(calling("insertReturning", "insertReturning", "insertStatement", row));
        mapper.addMethod(callingMany("insertMultiple", "int"));
        mapper.addMethod(callingMany("insertMultipleReturning", "java.util.List<" + row + ">"));
    }

    private void importTypes() {
        for (String name : new String[] {
            ONE,
            MANY,
            INSERT + "MultiRowInsertDSL",
            "org.mybatis.dynamic.sql.SqlBuilder",
            "org.mybatis.dynamic.sql.render.RenderingStrategies",
            "java.util.Collection",
            "java.util.List",
            "org.apache.ibatis.annotations.ResultMap",
            typesPackage + ".InsertReturning"
        }) {
            mapper.addImportedType(new FullyQualifiedJavaType(name));
        }
    }

    private Method statement(String name, Predicate<Field> leftOut) {
        Method method = method(name, ONE + "<" + row + ">", "row", row);
        method.setStatic(true);
        method.addBodyLine("return SqlBuilder.insert(row)");
        method.addBodyLine("        .into(" + relation.tableVariable() + ")");
        for (Field field : relation.insertable()) {
            method.addBodyLine("        .map(" + field.member() + ")." + toProperty(field, leftOut.test(field)));
        }
        method.addBodyLine("        ." + RENDER);
        return method;
    }

    private static String toProperty(Field field, boolean whenPresent) {
        String member = field.member();
        return whenPresent
                ? "toPropertyWhenPresent(\"" + member + "\", row::" + member + ")"
                : "toProperty(\"" + member + "\")";
    }

    private Method multipleStatement() {
        Method method =
                method("insertMultipleStatement", MANY + "<" + row + ">", "rows", "java.util.Collection<" + row + ">");
        method.setStatic(true);
        method.addBodyLine("MultiRowInsertDSL<" + relation.rowName()
                + "> insert = SqlBuilder.insertMultiple(rows).into(" + relation.tableVariable() + ");");
        relation.insertable().forEach(field -> addMultipleMapping(method, field));
        method.addBodyLine("return insert." + RENDER);
        return method;
    }

    private static void addMultipleMapping(Method method, Field field) {
        String member = field.member();
        String mapping = "insert.map(" + member + ").toProperty(\"" + member + "\");";
        if (field.defaulted()) {
            method.addBodyLine("if (rows.stream().anyMatch(row -> row." + member + "() != null)) {");
            method.addBodyLine(mapping);
            method.addBodyLine("}");
        } else {
            method.addBodyLine(mapping);
        }
    }

    private Method returning(String name, String sql, String provider, String result) {
        Method method = method(name, result, "insertStatement", provider + "<" + row + ">");
        method.setAbstract(true);
        method.addAnnotation("@SelectProvider(type=InsertReturning.class, method=\"" + sql + "\", affectData=true)");
        method.addAnnotation("@ResultMap(\"" + relation.rowName() + "Result\")");
        return method;
    }

    private Method calling(String name, String target, String statement, String result) {
        Method method = method(name, result, "row", row);
        method.setDefault(true);
        method.addBodyLine("return " + target + "(" + statement + "(row));");
        return method;
    }

    private Method callingMany(String name, String result) {
        Method method = method(name, result, "rows", "java.util.Collection<" + row + ">");
        method.setDefault(true);
        method.addBodyLine("return " + name + "(insertMultipleStatement(rows));");
        return method;
    }

    private static Method method(String name, String result, String parameter, String parameterType) {
        Method method = new Method(name);
        method.setReturnType(new FullyQualifiedJavaType(result));
        method.addParameter(new Parameter(new FullyQualifiedJavaType(parameterType), parameter));
        return method;
    }
}

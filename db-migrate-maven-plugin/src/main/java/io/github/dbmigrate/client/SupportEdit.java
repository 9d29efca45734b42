package io.github.dbmigrate.client;

import io.github.dbmigrate.client.Relation.Field;
import org.mybatis.generator.api.dom.java.InnerClass;
import org.mybatis.generator.api.dom.java.Method;
import org.mybatis.generator.api.dom.java.TopLevelClass;

/**
 * Declares the table and its columns as MyBatis Dynamic SQL 1.5 knows them: MyBatis Generator writes for 2.0, which is not
 * published, and does not double a quote within a name.
 */
final class SupportEdit {

    private final TopLevelClass support;
    private final Relation relation;
    private final String typesPackage;

    SupportEdit(TopLevelClass support, Relation relation, String typesPackage) {
        this.support = support;
        this.relation = relation;
        this.typesPackage = typesPackage;
    }

    void apply() {
        support.addFileCommentLine(OutputDirectory.MARK);
        InnerClass table = support.getInnerClasses().get(0);
        Method constructor = table.getMethods().get(0);
        constructor.getBodyLines().clear();
        constructor.addBodyLine(
                "super(" + JavaText.literal(relation.sqlName()) + ", " + relation.tableName() + "::new);");
        for (Field field : relation.fields()) {
            table.getFields().stream()
                    .filter(member -> member.getName().equals(field.member()))
                    .forEach(member -> member.setInitializationString(column(field)));
        }
    }

    private String column(Field field) {
        JavaType type = field.type();
        String handler = type.handler() == null ? "" : ", \"" + typesPackage + "." + type.handler() + "\"";
        return "column(" + JavaText.literal(field.column().quotedName()) + ", JDBCType." + type.jdbcType() + handler
                + ")";
    }
}

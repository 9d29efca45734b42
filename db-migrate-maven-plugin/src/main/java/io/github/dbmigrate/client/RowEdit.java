package io.github.dbmigrate.client;

import io.github.dbmigrate.client.Relation.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mybatis.generator.api.dom.java.FullyQualifiedJavaType;
import org.mybatis.generator.api.dom.java.Parameter;
import org.mybatis.generator.api.dom.java.TopLevelRecord;

/** Puts a record's components into the order of the columns, the key no longer first, and tells their comments. */
final class RowEdit {

    /** One that is followed by a type, and not one between type arguments, which are never two here. */
    private static final Pattern COMMA = Pattern.compile(", ");

    private final TopLevelRecord row;
    private final Relation relation;

    RowEdit(TopLevelRecord row, Relation relation) {
        this.row = row;
        this.relation = relation;
    }

    void apply() {
        row.addFileCommentLine(OutputDirectory.MARK);
        row.getParameters().clear();
        for (Field field : relation.fields()) {
            FullyQualifiedJavaType type =
                    new FullyQualifiedJavaType(field.type().fullName());
            row.addImportedType(type);
            row.addParameter(new Parameter(type, field.member()));
        }
        JavaText.javadoc(comments()).forEach(row::addJavaDocLine);
    }

    /** A component a line: MyBatis Generator writes the whole record into one. */
    static String wrapped(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (!line.startsWith("public record ") || open < 0 || close < open) {
            return line;
        }
        String components = COMMA.matcher(line.substring(open + 1, close)).replaceAll(",\n        ");
        return line.substring(0, open + 1) + "\n        " + components + line.substring(close);
    }

    private List<@Nullable String> comments() {
        PgRelation source = relation.source();
        List<@Nullable String> comments = new ArrayList<>();
        comments.add("A row of {@code " + JavaText.comment(relation.sqlName()) + "}.");
        String comment = JavaText.comment(source.comment());
        comments.add(comment == null ? null : "<p>" + comment);
        for (Field field : relation.fields()) {
            String told = JavaText.comment(field.column().comment());
            comments.add(told == null ? null : "@param " + field.member() + " " + told);
        }
        return comments;
    }
}

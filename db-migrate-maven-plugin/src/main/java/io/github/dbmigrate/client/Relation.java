package io.github.dbmigrate.client;

import java.util.List;
import java.util.Locale;

/**
 * A relation with its Java names.
 *
 * @param source the relation of the database
 * @param packageName of its classes
 * @param base the root of its classes' names, such as {@code UserRoles}
 * @param sqlName as statements name it: quoted where needed, with its namespace unless that is {@code public}
 * @param fields at least one, in the order of the columns
 */
record Relation(PgRelation source, String packageName, String base, String sqlName, List<Field> fields) {

    String rowName() {
        return base + "Row";
    }

    String mapperName() {
        return base + "Mapper";
    }

    String supportName() {
        return base + "DynamicSqlSupport";
    }

    String tableName() {
        return base + "Table";
    }

    /** The variable that holds the table, named by MyBatis Generator's {@code JavaBeansUtil.getValidPropertyName}. */
    String tableVariable() {
        String name = tableName();
        boolean shouted = Character.isUpperCase(name.charAt(1));
        return shouted ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** What an insert may name; empty for views and for tables that PostgreSQL fills alone. */
    List<Field> insertable() {
        return source.readOnly()
                ? List.of()
                : fields.stream().filter(field -> !field.column().computed()).toList();
    }

    /**
     * A column with its Java name and type.
     *
     * @param member the record component, the column's constant and the property
     * @param defaulted refuses NULL and has a default, so that null can only mean the default
     */
    record Field(PgRelation.PgColumn column, String member, JavaType type, boolean defaulted) {}
}

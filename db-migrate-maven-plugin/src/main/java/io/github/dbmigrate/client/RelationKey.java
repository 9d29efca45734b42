package io.github.dbmigrate.client;

import io.github.dbmigrate.client.PgRelation.PgColumn;
import io.github.dbmigrate.client.Relation.Field;
import org.jspecify.annotations.Nullable;

/**
 * All of a relation that its sources are made from, as one digest: equal keys, equal sources. The order of a key's columns is
 * part of it, which MyBatis Generator reads by itself.
 */
final class RelationKey {

    private final StringBuilder text = new StringBuilder();

    private RelationKey() {}

    /** 64 lower case hexadecimal digits. */
    static String of(Relation relation, String typesPackage) {
        RelationKey key = new RelationKey();
        key.add(Stamp.GENERATOR, typesPackage, relation.packageName(), relation.base(), relation.sqlName());
        PgRelation source = relation.source();
        key.add(source.namespace(), source.name(), source.quotedNamespace(), source.quotedName(), source.comment());
        key.add(source.readOnly());
        for (Field field : relation.fields()) {
            key.add(field);
        }
        return Stamp.digest(key.text.toString());
    }

    private void add(Field field) {
        PgColumn column = field.column();
        add(field.member(), column.name(), column.quotedName(), column.comment());
        add(column.dimensions(), column.notNull(), column.hasDefault(), column.computed(), column.keyPosition());
        JavaType type = field.type();
        add(type.label(), type.name(), type.fullName(), type.jdbcType(), type.handler(), type.codec());
        add(field.defaulted());
    }

    // With its length, so that no two lists of parts read the same.
    private void add(@Nullable Object... parts) {
        for (Object part : parts) {
            String value = String.valueOf(part);
            text.append(part == null ? -1 : value.length()).append(':').append(value);
        }
    }
}

package io.github.dbmigrate.client;

import org.jspecify.annotations.Nullable;

/**
 * The Java side of a column's type.
 *
 * @param label names its handler, such as {@code UuidList}
 * @param name as written in source, such as {@code List<UUID>}
 * @param fullName the same with packages, such as {@code java.util.List<java.util.UUID>}
 * @param jdbcType the constant of {@code java.sql.JDBCType} and of MyBatis' {@code JdbcType}
 * @param handler the simple name of its generated type handler; null for MyBatis' own
 * @param codec an expression in the package of the types
 */
record JavaType(
        String label,
        String name,
        String fullName,
        String jdbcType,
        @Nullable String handler,
        String codec) {

    /** A type that MyBatis and the driver know. */
    static JavaType known(Class<?> type, String jdbcType, String codec) {
        String label = type.isArray() ? "Bytes" : type.getSimpleName();
        return new JavaType(label, type.getSimpleName(), type.getCanonicalName(), jdbcType, null, codec);
    }

    /** As a class literal needs it, such as {@code List}. */
    String rawName() {
        int generic = name.indexOf('<');
        return generic < 0 ? name : name.substring(0, generic);
    }
}

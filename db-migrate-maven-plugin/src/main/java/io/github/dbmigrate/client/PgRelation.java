package io.github.dbmigrate.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, view, materialized view or foreign table of the database.
 *
 * @param namespace unquoted
 * @param name unquoted
 * @param quotedNamespace quoted where PostgreSQL needs it
 * @param quotedName quoted where PostgreSQL needs it
 * @param readOnly a view of either sort
 * @param comment PostgreSQL's {@code COMMENT}, or null
 */
record PgRelation(
        String namespace,
        String name,
        String quotedNamespace,
        String quotedName,
        boolean readOnly,
        @Nullable String comment,
        List<PgColumn> columns) {

    /**
     * A column.
     *
     * @param name unquoted
     * @param quotedName quoted where PostgreSQL needs it
     * @param type its OID
     * @param dimensions declared ones of an array; 0 when none were declared
     * @param hasDefault a default or an identity; never a generated column's expression
     * @param computed PostgreSQL alone writes it: generated, or identity {@code ALWAYS}
     * @param keyPosition its place in the primary key, from 1; 0 for none
     */
    record PgColumn(
            String name,
            String quotedName,
            long type,
            int dimensions,
            boolean notNull,
            boolean hasDefault,
            boolean computed,
            int keyPosition,
            @Nullable String comment) {

        boolean primaryKey() {
            return keyPosition > 0;
        }
    }
}

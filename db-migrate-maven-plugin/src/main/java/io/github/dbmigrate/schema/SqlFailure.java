package io.github.dbmigrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A statement that PostgreSQL refused.
 *
 * @param sqlState five characters, see the manual's appendix A
 * @param message PostgreSQL's primary message
 * @param detail its detail, or null
 * @param hint its hint, or null
 * @param position offset in characters within the statement, counted from 1; 0 when PostgreSQL named none
 */
public record SqlFailure(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        int position) {}

/**
 * The script lexer: splits PostgreSQL scripts into statements with line and column, and tells what kind each is.
 * Knows no files and no database.
 */
@NullMarked
package io.github.dbmigrate.sql;

import org.jspecify.annotations.NullMarked;

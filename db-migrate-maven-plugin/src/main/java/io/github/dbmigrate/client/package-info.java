/**
 * Generates the client: Java records and MyBatis Dynamic SQL mappers from a migrated database. MyBatis Generator
 * is known to one class here.
 */
@NullMarked
package io.github.dbmigrate.client;

import org.jspecify.annotations.NullMarked;

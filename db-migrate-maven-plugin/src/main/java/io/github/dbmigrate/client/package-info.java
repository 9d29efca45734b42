/**
 * Generates the client: Java records and MyBatis Dynamic SQL mappers from a migrated database. Reads
 * the relations and types itself, gives them Java names and types, and lets MyBatis Generator write rows and mappers;
 * {@link io.github.dbmigrate.client.GeneratorRun} and its edits alone know that generator.
 */
@NullMarked
package io.github.dbmigrate.client;

import org.jspecify.annotations.NullMarked;

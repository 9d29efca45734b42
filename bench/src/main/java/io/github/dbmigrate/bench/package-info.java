/**
 * Measures db-migrate beside other tools. Belongs here: making the same history in each tool's form, running whole
 * processes, and writing what came out. Nothing of the plugin is called from here; it is run by Maven as a user runs it.
 */
@NullMarked
package io.github.dbmigrate.bench;

import org.jspecify.annotations.NullMarked;

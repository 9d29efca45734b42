/**
 * Records to text, JSON and tables for people and machines. Pure: gets everything it shows, decides nothing.
 */
@NullMarked
package io.github.dbmigrate.report;

import org.jspecify.annotations.NullMarked;

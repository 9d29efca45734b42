/**
 * A class a goal: Request in, Report out, and the ports it needs. Holds the order of steps that DESIGN and
 * docs/workflow.md promise; knows no JDBC, no Maven and no process.
 */
@NullMarked
package io.github.dbmigrate.command;

import org.jspecify.annotations.NullMarked;

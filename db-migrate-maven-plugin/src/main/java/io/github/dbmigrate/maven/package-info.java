/**
 * The goals: a Mojo each with parameters only, the base Mojo in which a problem becomes a Maven exception, and
 * the one composition root. Nothing here decides anything about migrations.
 */
@NullMarked
package io.github.dbmigrate.maven;

import org.jspecify.annotations.NullMarked;

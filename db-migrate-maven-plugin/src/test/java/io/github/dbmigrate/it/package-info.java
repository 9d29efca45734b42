/** What the scripts of the Maven projects in {@code it/} ask of a finished project. */
@NullMarked
package io.github.dbmigrate.it;

import org.jspecify.annotations.NullMarked;

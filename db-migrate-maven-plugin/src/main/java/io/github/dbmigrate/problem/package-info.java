/**
 * What went wrong, told so that the reader can act: the code, the headline, the facts, the remedies, and the one
 * exception that carries them. Nothing here knows PostgreSQL, Maven or files; how a problem looks on a terminal belongs
 * to {@code report}.
 */
@NullMarked
package io.github.dbmigrate.problem;

import org.jspecify.annotations.NullMarked;

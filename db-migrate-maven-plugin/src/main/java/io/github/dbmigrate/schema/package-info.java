/**
 * What a database's schema is: the catalog model, its fingerprint, the drift summary, and the ports through which a
 * catalog is read and shadow databases are had. Knows no JDBC and no plan.
 */
@NullMarked
package io.github.dbmigrate.schema;

import org.jspecify.annotations.NullMarked;

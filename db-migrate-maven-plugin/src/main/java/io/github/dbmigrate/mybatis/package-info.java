/**
 * Runs migrations with MyBatis Migrations' own loader, reader and changelog operation, so that its command line
 * and ours agree.
 */
@NullMarked
package io.github.dbmigrate.mybatis;

import org.jspecify.annotations.NullMarked;

/**
 * From two catalogs to ordered statements: classify, close over dependants, order, name, hazards, data-loss
 * probes and the proof. A small class an object kind knows its create, alter and drop. Talks to databases only
 * through the ports of schema.
 */
@NullMarked
package io.github.dbmigrate.plan;

import org.jspecify.annotations.NullMarked;

package io.github.dbmigrate.client;

import java.util.List;
import java.util.Map;

/**
 * What a client is generated from.
 *
 * @param relations in the order of the request's namespaces, then names of lower case first, then by name
 * @param types every type of the database by OID
 */
record PgSchema(List<PgRelation> relations, Map<Long, PgType> types) {}

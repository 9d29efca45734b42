package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.ObjectId;

/**
 * An object that goes and one that comes and look alike, so that a person is asked whether it is a rename.
 *
 * @param from in the first catalog only
 * @param to in the second catalog only, of the same kind
 */
public record RenameCandidate(ObjectId from, ObjectId to) {}

package io.github.dbmigrate.schema;

import java.util.List;

/** One object that is not as it was expected to be. */
public sealed interface Difference {

    ObjectId object();

    /** It is there, and was not expected. */
    record Added(ObjectId object) implements Difference {}

    /** It was expected, and is not there. */
    record Removed(ObjectId object) implements Difference {}

    /**
     * It is there with other properties.
     *
     * @param properties never empty, in the order of their names
     */
    record Changed(ObjectId object, List<PropertyChange> properties) implements Difference {
        public Changed {
            properties = List.copyOf(properties);
        }
    }
}

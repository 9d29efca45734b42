package io.github.dbmigrate.plan.kind;

import java.util.Arrays;

/** What is known of a partition key such as {@code RANGE (created_at)}. */
final class PartitionKey {

    private PartitionKey() {}

    static boolean uses(String key, String column) {
        return Arrays.asList(key.substring(key.indexOf('(')).split("[^A-Za-z0-9_$\"]+"))
                .contains(column);
    }
}

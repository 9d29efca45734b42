package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SqlFile;
import io.github.dbmigrate.schema.CatalogScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names for what each beginning of a history makes of an empty database: equal keys, equal scripts under equal
 * circumstances. Short histories have none: they are replayed in the time that it takes to copy a database.
 *
 * @param keys by the number of migrations, from {@link #SHORTEST} on
 */
record ReplayKeys(List<String> keys) {

    private static final int SHORTEST = 100;
    private static final int LENGTH = 32;

    /** In another way of replaying the same scripts may make something else. */
    private static final String WAY = "1";

    /** @param server the version of the server that replays, in full */
    static ReplayKeys of(
            List<Migration> history,
            MigrationsDirectory directory,
            CatalogScope scope,
            Map<String, String> variables,
            String server) {
        List<String> keys = new ArrayList<>();
        String chain = String.join(
                "\n",
                WAY,
                server,
                scope.toString(),
                new TreeMap<>(variables).toString(),
                directory
                        .bootstrap()
                        .map(file -> SqlFile.read(file).checksum().hex())
                        .orElse(""));
        for (int at = 0; at < history.size(); at++) {
            chain = Checksum.of(chain + "\n" + history.get(at).checksum()).hex();
            if (at + 1 >= SHORTEST) {
                keys.add(chain.substring(0, LENGTH));
            }
        }
        return new ReplayKeys(keys);
    }

    /** Those of at most so many migrations, the longest beginning first. */
    List<String> longestFirst(int atMost) {
        List<String> reversed =
                new ArrayList<>(keys.subList(0, Math.max(0, Math.min(keys.size(), atMost - SHORTEST + 1))));
        Collections.reverse(reversed);
        return reversed;
    }

    /** The key of the whole history; empty for a short one. */
    Optional<String> whole() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    /** How many migrations stand behind a key. */
    int migrations(String key) {
        return keys.indexOf(key) + SHORTEST;
    }
}

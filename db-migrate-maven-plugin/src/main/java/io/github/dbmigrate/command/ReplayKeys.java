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
 * circumstances. Short beginnings have none: they are replayed in the time that it takes to copy a database.
 *
 * @param shortest how many migrations stand behind the first key
 * @param keys by the number of migrations, from {@code shortest} on
 */
record ReplayKeys(int shortest, List<String> keys) {

    private static final int LENGTH = 32;

    /** In bytes of scripts, the least that is worth a copy of a database; about as much as a hundred small migrations. */
    private static final long WORTH_KEEPING = 64 << 10;

    /** What a migration costs beside its statements, in the bytes of a script that would cost as much. */
    private static final long ROUND = 656;

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
        int shortest = shortest(history);
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
            if (at + 1 >= shortest) {
                keys.add(chain.substring(0, LENGTH));
            }
        }
        return new ReplayKeys(shortest, keys);
    }

    /** True when replaying these takes longer than it takes to copy a database that holds them. */
    static boolean areWorthKeeping(List<Migration> migrations) {
        return shortest(migrations) <= migrations.size();
    }

    /** How many of them are worth keeping, more than there are when none is. */
    private static int shortest(List<Migration> migrations) {
        long cost = 0;
        for (int at = 0; at < migrations.size(); at++) {
            cost += ROUND + migrations.get(at).file().toFile().length();
            if (cost >= WORTH_KEEPING) {
                return at + 1;
            }
        }
        return migrations.size() + 1;
    }

    /** Those of at most so many migrations, the longest beginning first. */
    List<String> longestFirst(int atMost) {
        List<String> reversed =
                new ArrayList<>(keys.subList(0, Math.max(0, Math.min(keys.size(), atMost - shortest + 1))));
        Collections.reverse(reversed);
        return reversed;
    }

    /** The key of the whole history; empty for a short one. */
    Optional<String> whole() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
    }

    /** How many migrations stand behind a key. */
    int migrations(String key) {
        return keys.indexOf(key) + shortest;
    }
}

package io.github.dbmigrate.history;

import io.github.dbmigrate.migration.MigrationId;
import io.github.dbmigrate.problem.Problem;
import java.util.List;

/** One thing that is not as it should be between directory, changelog, journal and schema. */
public sealed interface Finding {

    /** The word that {@code failOn} and the JSON reports use, such as {@code outOfOrder}. */
    String word();

    /** The journal was written by another service. */
    record OwnedByAnother(String owner, String service) implements Finding {
        @Override
        public String word() {
            return "ownedByAnother";
        }
    }

    /**
     * There are objects in the database and no changelog: somebody else made it.
     *
     * @param objects what is there; empty where nobody looked
     */
    record NotEmpty(List<String> objects) implements Finding {
        public NotEmpty {
            objects = List.copyOf(objects);
        }

        @Override
        public String word() {
            return "notEmpty";
        }
    }

    /** The migrations directory itself is not intact. */
    record DirectoryDamaged(Problem problem) implements Finding {
        @Override
        public String word() {
            return "directory";
        }
    }

    /** A migration stands midway. */
    record Failed(MigrationRecord migration) implements Finding {
        @Override
        public String word() {
            return MigrationState.FAILED.word();
        }
    }

    /** A migration's file has changed since it was applied. */
    record Edited(MigrationRecord migration) implements Finding {
        @Override
        public String word() {
            return MigrationState.EDITED.word();
        }
    }

    /** A migration is applied and has no file. */
    record Missing(MigrationRecord migration) implements Finding {
        @Override
        public String word() {
            return MigrationState.MISSING.word();
        }
    }

    /**
     * A migration is not applied, and a later one is.
     *
     * @param overtakenBy the highest applied id
     */
    record OutOfOrder(MigrationRecord migration, MigrationId overtakenBy) implements Finding {
        @Override
        public String word() {
            return MigrationState.OUT_OF_ORDER.word();
        }
    }

    /**
     * The schema is not what the history left.
     *
     * @param differences object by object; empty where only the fingerprints are known
     */
    record Drifted(List<String> differences) implements Finding {
        public Drifted {
            differences = List.copyOf(differences);
        }

        @Override
        public String word() {
            return "drifted";
        }
    }

    /** A migration does not run on an empty database. */
    record ReplayBroken(Problem problem) implements Finding {
        @Override
        public String word() {
            return "replay";
        }
    }
}

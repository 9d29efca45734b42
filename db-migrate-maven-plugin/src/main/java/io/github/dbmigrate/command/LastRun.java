package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;

/**
 * Remembers from what the last run found that there was nothing to do, so that the next one need not find it out again from
 * the same. Forgetting costs time and nothing else.
 */
public interface LastRun {

    /** True when the last run that found nothing to do had these inputs. */
    boolean settled(String inputs);

    /** True when the last run that found nothing to do had this {@code schema.sql}; without that nothing is settled. */
    boolean maySettle(Checksum schema);

    /**
     * Remembers them, instead of those before.
     *
     * @param schema of {@code schema.sql}, a part of the inputs
     */
    void remember(String inputs, Checksum schema);

    /** Remembers nothing. */
    LastRun NONE = new LastRun() {
        @Override
        public boolean settled(String inputs) {
            return false;
        }

        @Override
        public boolean maySettle(Checksum schema) {
            return false;
        }

        @Override
        public void remember(String inputs, Checksum schema) {}
    };
}

package io.github.dbmigrate.command;

/**
 * Remembers from what the last run found that there was nothing to do, so that the next one need not find it out again from
 * the same. Forgetting costs time and nothing else.
 */
public interface LastRun {

    /** True when the last run that found nothing to do had these inputs. */
    boolean settled(String inputs);

    /** Remembers them, instead of those before. */
    void remember(String inputs);

    /** Remembers nothing. */
    LastRun NONE = new LastRun() {
        @Override
        public boolean settled(String inputs) {
            return false;
        }

        @Override
        public void remember(String inputs) {}
    };
}

package io.github.dbmigrate.crash;

/**
 * What is to happen at one step of a run.
 *
 * @param moment of the step
 * @param action gets the connection; when it has cut it, the message or its answer is lost
 */
record Trap(Step step, Moment moment, Action action) {

    /** When, seen from the message of the step. */
    enum Moment {
        /** It has not reached the server. */
        BEFORE("before"),
        /** The server is busy with it, and waits for a lock. */
        DURING("during"),
        /** The server has finished it, and the answer has not reached the client. */
        BEHIND("after, reply lost");

        private final String label;

        Moment(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** What happens. */
    interface Action {
        /** Makes the server wait for a lock in the step that is about to be sent; only for {@link Moment#DURING}. */
        void prepare() throws Exception;

        /** It happens. */
        void happen(Link link) throws Exception;
    }
}

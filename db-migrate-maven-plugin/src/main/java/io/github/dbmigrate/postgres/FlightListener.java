package io.github.dbmigrate.postgres;

/** Told what is heard of statements that were sent together, in the order in which the server does them. */
public interface FlightListener {

    /** Told in vain. */
    FlightListener NONE = new FlightListener() {
        @Override
        public void next(int finished) {}

        @Override
        public void notice(String severity, String message) {}
    };

    /**
     * Told when one ended well and the server goes on with the next.
     *
     * @param finished how many have ended
     */
    void next(int finished);

    /** Told as a statement raises it. */
    void notice(String severity, String message);
}

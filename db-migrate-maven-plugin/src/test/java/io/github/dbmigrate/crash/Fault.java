package io.github.dbmigrate.crash;

/** What happens to a run. */
enum Fault {
    /** SIGKILL for its JVM. */
    KILLED("JVM killed"),
    /** The server ends the session that the step belongs to. */
    TERMINATED("backend terminated"),
    /** The connection that the step belongs to is cut; new ones come about. */
    CUT("connection cut"),
    /** All connections are cut, and no new one comes about. */
    DOWN("network down");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}

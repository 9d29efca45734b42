package io.github.dbmigrate.command;

/** Where a goal's target database is, before anybody has connected to it. */
public interface TargetServer {

    /** The target database's name, unquoted. */
    String database();

    /** Where it is, such as {@code auth on db.example.com:5432 as deployer}; never holds a password. */
    String display();

    /** True for the checkout's own database on the embedded server; false for one that somebody named. */
    boolean isEmbedded();

    /**
     * Connects as {@link #open()}, to a database that is made where the server has none of its name. Problems: those of
     * connecting; {@code PERMISSION_DENIED}.
     */
    Opened openOrMake();

    /** Connects, waiting a while for a server that is just starting. Problems: those of connecting. */
    TargetDatabase open();

    /**
     * A connected target.
     *
     * @param made whether the database was made for it
     */
    record Opened(TargetDatabase database, boolean made) {}
}

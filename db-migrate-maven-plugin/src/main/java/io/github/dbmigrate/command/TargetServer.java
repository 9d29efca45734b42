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
     * Makes the database where the server has none of its name. Problems: those of connecting; {@code PERMISSION_DENIED}.
     *
     * @return true when it was made
     */
    boolean createIfMissing();

    /** Connects, waiting a while for a server that is just starting. Problems: those of connecting. */
    TargetDatabase open();
}

package io.github.dbmigrate.command;

/** What a goal did for one service; rendered by {@code report}, as lines, a row of the reactor's table, and JSON. */
public sealed interface GoalReport
        permits Deploy.Report,
                Dev.Report,
                Generate.Report,
                Reset.Report,
                Resolve.Report,
                Status.Report,
                TestDatabase.Report {

    /** The goal's name, such as {@code deploy}. */
    String goal();

    /** The service's name. */
    String service();

    /** Where the database is, as {@link TargetDatabase#display()} says; empty where none was needed. */
    String database();

    /** What it came to, in a few words, such as {@code 2 applied}. */
    String outcome();
}

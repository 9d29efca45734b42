package io.github.dbmigrate.bench;

import java.util.List;

/** What is done with the contestants of one piece of work. */
sealed interface Rounds permits Measurement, Profile {

    /**
     * One turn of one contestant.
     *
     * @param before what is done before each run and not counted
     */
    record Turn(String contestant, Runnable before, Command command) {}

    void run(Work work, int size, List<Turn> turns);

    /** For what has to run first. */
    Stopwatch stopwatch();
}

package io.github.dbmigrate.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured. */
enum Work {
    DEPLOY("Apply everything to an empty database", "migrations"),
    NOTHING("Apply with nothing to do", "migrations"),
    STATUS("Status", "migrations"),
    DEV_NOTHING("`dev` with nothing changed", "migrations"),
    DEV_COLUMN("`dev` with one column added", "migrations"),
    REACTOR_DEPLOY("A reactor of services with 20 migrations each, into empty databases", "services"),
    REACTOR_NOTHING("The same reactor with nothing to do", "services"),
    START_FIRST("First start of the embedded server", "server"),
    START_NEXT("Next start of the embedded server", "server"),
    TABLES_FIRST("Diff and proof of a first migration", "tables"),
    TABLES_COLUMN("Diff and proof of one column more", "tables");

    private final String title;
    private final String unit;

    Work(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    String title() {
        return title;
    }

    /** What its size counts. */
    String unit() {
        return unit;
    }

    /** As it is written in arguments and file names. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Words with commas between them. */
    static Set<Work> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(Work::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Work.class)));
    }

    private static Work of(String word) {
        return Arrays.stream(values())
                .filter(work -> work.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such work: " + word + "; see bench/README.md."));
    }
}

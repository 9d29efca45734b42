package io.github.dbmigrate.bench;

/**
 * One migration of the made history.
 *
 * @param number from 1
 * @param name the words of the file name, with underscores
 */
record Step(int number, String name, String up, String down) {

    /** Fourteen digits, as a time would be, so that every tool sorts them the same. */
    String id() {
        return String.format("2026%010d", number);
    }
}

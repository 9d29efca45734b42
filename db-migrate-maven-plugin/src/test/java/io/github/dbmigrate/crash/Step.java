package io.github.dbmigrate.crash;

/**
 * A message from client to server, told from all others of its run, and the same in every run.
 *
 * @param text the statement without what differs from run to run; {@code connect} for a client's first message
 * @param occurrence of that text in the run, counted from 1
 */
record Step(String text, int occurrence) {

    static final String CONNECT = "connect";

    /** What is the same in each run: no literals, no numbers, one line. */
    static String plain(String sql) {
        return sql.replaceAll("'(?:[^']|'')*'", "?")
                .replaceAll("-?\\d+", "#")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Override
    public String toString() {
        return (text.length() > 90 ? text.substring(0, 90) + "…" : text) + " #" + occurrence;
    }
}

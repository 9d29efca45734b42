package io.github.dbmigrate.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Reads a column in which a row nearly always repeats the one before, such as who wrote it: then the text that is there is
 * taken, and a long history does not hold it once a row.
 */
final class RepeatedText {

    private final int column;
    private byte[] bytes = {};
    private String text = "";

    /** @param column its number; never null in a row */
    RepeatedText(int column) {
        this.column = column;
    }

    /** The text in the row that the cursor stands on. */
    String of(ResultSet row) throws SQLException {
        byte[] now = row.getBytes(column);
        if (!Arrays.equals(now, bytes)) {
            bytes = now;
            text = row.getString(column);
        }
        return text;
    }
}

package io.github.dbmigrate.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What came of statements that were sent together.
 *
 * @param finished how many ended well, from the first on; the next one failed. Where the connection was lost, how many
 *     were heard of: more may have ended
 * @param failure of that one; null when all ended well
 */
public record Landing(int finished, @Nullable SQLException failure) {

    /** Throws the failure, if there is one. */
    void orThrow() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }
}

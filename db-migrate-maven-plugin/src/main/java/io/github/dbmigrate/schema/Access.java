package io.github.dbmigrate.schema;

/**
 * How another program reaches the database of an open session.
 *
 * @param jdbcUrl holds neither user nor password
 * @param password empty where the server asks for none; never shown
 */
public record Access(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}

package io.github.dbmigrate.migration;

/** SHA-256 of a file's text with its line ends read as LF, as 64 lower case hexadecimal digits. */
public record Checksum(String hex) {

    @Override
    public String toString() {
        return hex;
    }
}

package io.github.dbmigrate.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file's text with its line ends read as LF, as 64 lower case hexadecimal digits. */
public record Checksum(String hex) {

    /** The sum of a text, whether git wrote it with CRLF or LF, with a byte order mark or without. */
    public static Checksum of(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Checksum(HexFormat.of()
                .formatHex(sha256().digest(plain.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

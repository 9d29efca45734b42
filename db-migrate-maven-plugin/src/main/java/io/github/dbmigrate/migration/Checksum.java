package io.github.dbmigrate.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a file's text with its line ends read as LF, as 64 lower case hexadecimal digits. */
public record Checksum(String hex) {

    private static final int PIECE = 1 << 16;

    /** The sum of a text, whether git wrote it with CRLF or LF, with a byte order mark or without. */
    public static Checksum of(String text) {
        MessageDigest digest = sha256();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            int end = pieceEnd(text, at);
            digest.update(text.substring(at, end).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            at = end;
        }
        return new Checksum(HexFormat.of().formatHex(digest.digest()));
    }

    /** The sum of UTF-8 text that has no byte order mark and whose line ends are LF already. */
    static Checksum ofBytes(byte[] text, int begin) {
        MessageDigest digest = sha256();
        digest.update(text, begin, text.length - begin);
        return new Checksum(HexFormat.of().formatHex(digest.digest()));
    }

    // A large script is not copied for its sum. No piece ends within a line end or a character of two halves.
    private static int pieceEnd(String text, int at) {
        int end = Math.min(text.length(), at + PIECE);
        boolean splits =
                end < text.length() && (text.charAt(end) == '\n' || Character.isLowSurrogate(text.charAt(end)));
        return splits ? end + 1 : end;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // Written out: what a record makes itself is put together at the first call, which every run would wait for.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checksum checksum && hex.equals(checksum.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public String toString() {
        return hex;
    }
}

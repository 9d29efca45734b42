package io.github.dbmigrate.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a file's text with its line ends read as LF, as 64 lower case hexadecimal digits. */
public record Checksum(String hex) {

    private static final int PIECE = 1 << 16;
    private static final String DIGITS = "0123456789abcdef";

    // Never fed: each sum begins with a copy, because to ask the providers for another takes longer than a script's
    // sum.
    private static final MessageDigest SHA256 = sha256();

    /** The sum of a text, whether git wrote it with CRLF or LF, with a byte order mark or without. */
    public static Checksum of(String text) {
        MessageDigest digest = begun();
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            int end = pieceEnd(text, at);
            digest.update(text.substring(at, end).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            at = end;
        }
        return new Checksum(hex(digest.digest()));
    }

    /** The sum of UTF-8 text that has no byte order mark and whose line ends are LF already. */
    static Checksum ofBytes(byte[] text, int begin) {
        MessageDigest digest = begun();
        digest.update(text, begin, text.length - begin);
        return new Checksum(hex(digest.digest()));
    }

    private static String hex(byte[] sum) {
        char[] hex = new char[sum.length * 2];
        for (int i = 0; i < sum.length; i++) {
            hex[2 * i] = DIGITS.charAt((sum[i] >> 4) & 0xF);
            hex[2 * i + 1] = DIGITS.charAt(sum[i] & 0xF);
        }
        return new String(hex);
    }

    // A large script is not copied for its sum. No piece ends within a line end or a character of two halves.
    private static int pieceEnd(String text, int at) {
        int end = Math.min(text.length(), at + PIECE);
        boolean splits =
                end < text.length() && (text.charAt(end) == '\n' || Character.isLowSurrogate(text.charAt(end)));
        return splits ? end + 1 : end;
    }

    private static MessageDigest begun() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            // As of a token that computes outside this program.
            return sha256();
        }
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

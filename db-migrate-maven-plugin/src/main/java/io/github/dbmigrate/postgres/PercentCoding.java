package io.github.dbmigrate.postgres;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as URLs of PostgreSQL use it: UTF-8, and a plus sign means a plus sign. */
final class PercentCoding {

    private PercentCoding() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Decodes; the exception's message never holds the text, which may be a password.
     *
     * @throws IllegalArgumentException for a percent sign without two hexadecimal digits, or bytes that are no UTF-8
     */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(encoded.length);
        for (int at = 0; at < encoded.length; at++) {
            if (encoded[at] == '%') {
                decoded.put((byte) (digit(encoded, at + 1) * 16 + digit(encoded, at + 2)));
                at += 2;
            } else {
                decoded.put(encoded[at]);
            }
        }
        return utf8(decoded.flip());
    }

    private static int digit(byte[] encoded, int at) {
        int digit = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("a % is not followed by two hexadecimal digits");
        }
        return digit;
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the percent-encoded bytes are not UTF-8", e);
        }
    }
}

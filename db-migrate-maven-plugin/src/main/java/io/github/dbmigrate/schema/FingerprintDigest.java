package io.github.dbmigrate.schema;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a fingerprint's lines, which need not be in memory at once. */
final class FingerprintDigest {

    private final MessageDigest digest = sha256();
    private final StringBuilder line = new StringBuilder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 10);
    // Half a character, which is no text of PostgreSQL's, becomes what String.getBytes makes of it.
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    void add(SchemaObject object) {
        Fingerprint.lines(object, line, this::add);
    }

    void add(CharSequence text) {
        CharBuffer chars = CharBuffer.wrap(text);
        encoder.reset();
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = encoder.encode(chars, bytes.clear(), true);
            digest.update(bytes.flip());
        }
        digest.update((byte) '\n');
    }

    /** 64 lower-case digits; to be called once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

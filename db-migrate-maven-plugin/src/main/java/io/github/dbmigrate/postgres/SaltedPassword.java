package io.github.dbmigrate.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * {@code Hi} of RFC 5802 with SHA-256. The JDK begins both hashes of each round anew with a block that is the same each time; here they go on from where that block ends, which is half the work, in
 * a program that has just started and is not compiled yet.
 */
final class SaltedPassword {

    private static final int BLOCK = 64;
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5c;
    private static final int COUNTER = 4;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private SaltedPassword(byte[] password) throws NoSuchAlgorithmException {
        byte[] key = password.length > BLOCK ? sha256().digest(password) : password;
        this.inner = begun(key, INNER);
        this.outer = begun(key, OUTER);
    }

    /** The first 256 bits. */
    static byte[] of(char[] password, byte[] salt, int rounds)
            throws NoSuchAlgorithmException, CloneNotSupportedException {
        SaltedPassword salted = new SaltedPassword(new String(password).getBytes(StandardCharsets.UTF_8));
        byte[] first = Arrays.copyOf(salt, salt.length + COUNTER);
        first[first.length - 1] = 1;
        byte[] last = salted.hmac(first);
        byte[] all = last.clone();
        for (int round = 1; round < rounds; round++) {
            last = salted.hmac(last);
            for (int at = 0; at < all.length; at++) {
                all[at] ^= last[at];
            }
        }
        return all;
    }

    private byte[] hmac(byte[] message) throws CloneNotSupportedException {
        byte[] hash = ((MessageDigest) inner.clone()).digest(message);
        return ((MessageDigest) outer.clone()).digest(hash);
    }

    private static MessageDigest begun(byte[] key, int pad) throws NoSuchAlgorithmException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) pad);
        for (int at = 0; at < key.length; at++) {
            block[at] ^= key[at];
        }
        MessageDigest begun = sha256();
        begun.update(block);
        return begun;
    }

    private static MessageDigest sha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }
}

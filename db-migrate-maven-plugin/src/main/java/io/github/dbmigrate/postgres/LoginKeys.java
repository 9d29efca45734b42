package io.github.dbmigrate.postgres;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.shaded.com.ongres.scram.common.exception.ScramRuntimeException;

/**
 * What the driver calculates at a login by SCRAM. Of one password, salt and number of rounds it comes to the same key each time, after thousands of hashes; RFC 5802 (section 3)
 * has clients keep it. A run makes many connections with one role, and a reactor one or more for each service, so it is kept until the run ends.
 *
 * <p>It stands in the place of the driver's {@code CryptoUtil}: {@code maven-shade-plugin} puts it there, and a test compares the two. Safe to use from several threads.
 */
public final class LoginKeys {

    private static final int MOST = 64;

    private static final Map<Login, byte[]> KEYS = new ConcurrentHashMap<>();

    private LoginKeys() {}

    /** Forgets all keys; a Maven daemon outlives many runs. */
    public static void forget() {
        KEYS.clear();
    }

    /**
     * The salted password, {@code Hi} of RFC 5802.
     *
     * @param bits how long it is to be
     */
    public static byte[] hi(SecretKeyFactory factory, int bits, char[] password, byte[] salt, int rounds) {
        Login login =
                new Login(factory.getAlgorithm(), bits, ByteBuffer.wrap(salt.clone()), rounds, new String(password));
        if (KEYS.size() >= MOST) {
            KEYS.clear();
        }
        // Whoever logs in as the same role at the same time waits for the one that calculates.
        return KEYS.computeIfAbsent(login, absent -> calculated(factory, bits, password, salt, rounds))
                .clone();
    }

    private static byte[] calculated(SecretKeyFactory factory, int bits, char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, bits);
        try {
            return factory.generateSecret(spec).getEncoded();
        } catch (InvalidKeySpecException e) {
            throw new ScramRuntimeException(factory.getAlgorithm() + " does not take this password", e);
        } finally {
            spec.clearPassword();
        }
    }

    public static byte[] hmac(SecretKeySpec key, Mac mac, byte[] message) {
        try {
            mac.init(key);
        } catch (InvalidKeyException e) {
            throw new ScramRuntimeException(mac.getAlgorithm() + " does not take this key", e);
        }
        return mac.doFinal(message);
    }

    public static byte[] xor(byte[] one, byte[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("Both values must have the same length");
        }
        byte[] result = new byte[one.length];
        for (int at = 0; at < result.length; at++) {
            result[at] = (byte) (one[at] ^ other[at]);
        }
        return result;
    }

    public static byte[] salt(int length, SecureRandom random) {
        byte[] salt = new byte[length];
        random.nextBytes(salt);
        return salt;
    }

    private record Login(String algorithm, int bits, ByteBuffer salt, int rounds, String password) {

        @Override
        public String toString() {
            return "a login";
        }
    }
}

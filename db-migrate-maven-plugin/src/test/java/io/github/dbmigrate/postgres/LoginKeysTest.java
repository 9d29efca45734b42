package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the jar has it in the driver's place is seen by the builds in {@code it/}: they log in with it. */
class LoginKeysTest {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int BITS = 256;
    private static final int ROUNDS = 4096;
    private static final byte[] SALT = "sixteen bytes it".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_SALT = "another sixteen!".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void forget() {
        LoginKeys.forget();
    }

    @Test
    void it_has_every_method_of_the_drivers_class_whose_place_it_takes() throws ReflectiveOperationException {
        List<Method> drivers = Stream.of(driver().getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .toList();

        assertThat(drivers).hasSize(4);
        for (Method method : drivers) {
            Method own = LoginKeys.class.getMethod(method.getName(), method.getParameterTypes());
            assertThat(own.getReturnType()).isEqualTo(method.getReturnType());
            assertThat(Modifier.isStatic(own.getModifiers())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PBKDF2WithHmacSHA256, 256, secret, 4096",
        "PBKDF2WithHmacSHA256, 256, pässwörd ☂, 1",
        "PBKDF2WithHmacSHA1, 160, secret, 4096"
    })
    void a_key_is_the_drivers_each_time(String algorithm, int bits, String password, int rounds)
            throws ReflectiveOperationException, GeneralSecurityException {
        SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithm);
        Object expected = drivers("hi", SecretKeyFactory.class, int.class, char[].class, byte[].class, int.class)
                .invoke(null, factory, bits, password.toCharArray(), SALT, rounds);

        for (int time = 0; time < 2; time++) {
            byte[] key = LoginKeys.hi(factory, bits, password.toCharArray(), SALT, rounds);
            assertThat(key).isEqualTo(expected);
            // Whoever has it may wipe it.
            Arrays.fill(key, (byte) 0);
        }
    }

    @Test
    void a_key_is_calculated_once_until_it_is_forgotten() throws GeneralSecurityException {
        Counting counting = new Counting();
        LoginKeys.hi(counting.factory(), BITS, "secret".toCharArray(), SALT, ROUNDS);
        LoginKeys.hi(counting.factory(), BITS, "secret".toCharArray(), SALT.clone(), ROUNDS);
        assertThat(counting.calculated).isEqualTo(1);

        LoginKeys.forget();
        LoginKeys.hi(counting.factory(), BITS, "secret".toCharArray(), SALT, ROUNDS);
        assertThat(counting.calculated).isEqualTo(2);
    }

    @Test
    void another_password_salt_or_number_of_rounds_is_another_key() throws GeneralSecurityException {
        SecretKeyFactory factory = new Counting().factory();

        assertThat(Stream.of(
                                LoginKeys.hi(factory, BITS, "secret".toCharArray(), SALT, ROUNDS),
                                LoginKeys.hi(factory, BITS, "Secret".toCharArray(), SALT, ROUNDS),
                                LoginKeys.hi(factory, BITS, "secret".toCharArray(), OTHER_SALT, ROUNDS),
                                LoginKeys.hi(factory, BITS, "secret".toCharArray(), SALT, ROUNDS + 1))
                        .map(Arrays::toString))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_more_than_some_are_kept() throws GeneralSecurityException {
        Counting counting = new Counting();
        for (int login = 0; login < 200; login++) {
            LoginKeys.hi(counting.factory(), BITS, ("secret" + login).toCharArray(), SALT, 1);
        }
        LoginKeys.hi(counting.factory(), BITS, "secret0".toCharArray(), SALT, 1);

        assertThat(counting.calculated).isEqualTo(201);
    }

    @Test
    void the_small_things_are_as_the_driver_does_them() throws ReflectiveOperationException, GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        SecretKeySpec key = new SecretKeySpec(SALT, "HmacSHA256");

        assertThat(LoginKeys.hmac(key, mac, OTHER_SALT))
                .isEqualTo(drivers("hmac", SecretKeySpec.class, Mac.class, byte[].class)
                        .invoke(null, key, mac, OTHER_SALT));
        assertThat(LoginKeys.xor(SALT, OTHER_SALT))
                .isEqualTo(drivers("xor", byte[].class, byte[].class).invoke(null, SALT, OTHER_SALT));
        assertThat(LoginKeys.salt(24, new java.security.SecureRandom())).hasSize(24);
    }

    private static Class<?> driver() throws ClassNotFoundException {
        return Class.forName("org.postgresql.shaded.com.ongres.scram.common.CryptoUtil");
    }

    private static Method drivers(String name, Class<?>... parameters) throws ReflectiveOperationException {
        Method method = driver().getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /** Calculates as the JDK does, and counts. */
    private static final class Counting extends SecretKeyFactorySpi {

        private final SecretKeyFactory real = SecretKeyFactory.getInstance(ALGORITHM);
        private int calculated;

        private Counting() throws GeneralSecurityException {}

        private SecretKeyFactory factory() {
            return new SecretKeyFactory(this, real.getProvider(), ALGORITHM) {};
        }

        @Override
        protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
            calculated++;
            return real.generateSecret(spec);
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> type) throws InvalidKeySpecException {
            return real.getKeySpec(key, type);
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
            return real.translateKey(key);
        }
    }
}

package io.github.dbmigrate.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.postgres.ConnectionSettings.Host;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void all_parts_of_a_libpq_url_are_read() {
        ConnectionSettings settings = DatabaseUrl.parse(
                "postgresql://deployer:s3cret@db.example.com:5433/auth?schema=login&sslmode=require&connect_timeout=3");

        assertThat(settings)
                .isEqualTo(new ConnectionSettings(
                        java.util.List.of(new Host("db.example.com", 5433)),
                        "auth",
                        "deployer",
                        "s3cret",
                        "login",
                        Map.of("sslmode", "require", "connectTimeout", "3")));
    }

    @Test
    void the_text_of_settings_never_holds_the_password() {
        ConnectionSettings settings = DatabaseUrl.parse("postgresql://u:s3cret@h/db?sslpassword=s3cret");

        assertThat(settings.toString()).isEqualTo("db on h:5432 as u");
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/db");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://h/db, h:5432, db",
        "POSTGRESQL://h/db, h:5432, db",
        "jdbc:postgresql://h:1/db, h:1, db",
        "jdbc:postgresql:db, localhost:5432, db",
        "jdbc:postgresql:/db, localhost:5432, db",
        "jdbc:postgresql:///db, localhost:5432, db",
        "postgresql:///db, localhost:5432, db",
        "postgresql:///db?host=h&port=7, h:7, db",
        "postgresql://h?dbname=db, h:5432, db",
        "postgresql://[::1]/db, [::1]:5432, db",
        "postgresql://u@[fe80::1]:5433/db, [fe80::1]:5433, db",
        "postgresql://h/my%20d%C3%A4ta, h:5432, my däta",
        "'  postgresql://h/db  ', h:5432, db",
    })
    void every_form_is_taken(String url, String address, String database) {
        ConnectionSettings settings = DatabaseUrl.parse(url);

        assertThat(settings.address()).isEqualTo(address);
        assertThat(settings.database()).isEqualTo(database);
    }

    @Test
    void several_hosts_keep_their_order() {
        ConnectionSettings settings =
                DatabaseUrl.parse("postgresql://u:p@one:5432,[::2]:5433,three/db?target_session_attrs=read-write");

        assertThat(settings.address()).isEqualTo("one:5432, [::2]:5433, three:5432");
        assertThat(settings.properties()).containsEntry("targetServerType", "primary");
    }

    @Test
    void percent_encoding_is_undone_and_a_plus_is_a_plus() {
        ConnectionSettings settings = DatabaseUrl.parse("postgresql://u%40x:a%23b%2Fc+d%25@h/db");

        assertThat(settings.user()).isEqualTo("u@x");
        assertThat(settings.password()).isEqualTo("a#b/c+d%");
    }

    @Test
    void credentials_may_stand_behind_the_question_mark() {
        ConnectionSettings settings = DatabaseUrl.parse("jdbc:postgresql://h/db?user=me@azure&password=a%26b#c");

        assertThat(settings.user()).isEqualTo("me@azure");
        assertThat(settings.password()).isEqualTo("a&b#c");
        assertThat(settings.properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "jdbc:postgresql://h/db?currentSchema=app, app",
                "|jdbc:postgresql://h/db?currentSchema=app,public|, app",
                "|jdbc:postgresql://h/db?currentSchema=\"My \"\"App\"\"\"|, |My \"App\"|",
                "postgresql://h/db?schema=we%22ird%20N%C3%A4me, |we\"ird Näme|",
            })
    void the_managed_namespace_is_read(String url, String namespace) {
        assertThat(DatabaseUrl.parse(url).namespace()).isEqualTo(namespace);
    }

    @Test
    void what_other_clients_tune_is_passed_over() {
        assertThat(DatabaseUrl.parse("postgresql://h/db?connection_limit=5&pool_timeout=2&pgbouncer=true")
                        .properties())
                .isEmpty();
    }

    @Test
    void the_systems_certificates_mean_full_verification() {
        assertThat(DatabaseUrl.parse("postgresql://h/db?sslrootcert=system").properties())
                .containsEntry("sslmode", "verify-full")
                .containsKey("sslfactory");
    }

    @ParameterizedTest
    @CsvSource({
        "sslaccept=strict&sslmode=require, verify-full",
        "sslmode=require&sslaccept=strict, verify-full",
        "sslmode=verify-ca&sslaccept=accept_invalid_certs, verify-ca",
        "sslaccept=accept_invalid_certs&sslmode=VERIFY-FULL, VERIFY-FULL",
        "sslaccept=strict&sslmode=nonsense, nonsense",
        "sslrootcert=system&sslmode=verify-full, verify-full",
        "sslmode=verify-full&sslrootcert=system, verify-full"
    })
    void the_strictest_word_on_encryption_counts_in_whatever_order_they_stand(String query, String mode) {
        assertThat(DatabaseUrl.parse("postgresql://h/db?" + query).properties()).containsEntry("sslmode", mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslrootcert=system&sslmode=require",
                "sslmode=verify-ca&sslrootcert=system",
                "sslaccept=strickt",
            })
    void a_word_on_encryption_that_would_weaken_it_is_refused(String query) {
        assertThat(Servers.problem(() -> DatabaseUrl.parse("postgresql://h/db?" + query))
                        .code())
                .isEqualTo(ProblemCode.URL_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hunter2#x@h/db",
                "postgresql://u:hunter2@x@h/db",
                "postgresql://u:hunter2/x@h/db",
                "postgresql://u:hunter2?x@h/db",
                "postgresql://u:12/hunter2@h:1/db",
                "postgresql://u:hunter2%zz@h/db",
                "postgresql://u:hunter2%ff@h/db",
                "postgresql://u:hunter2:x:y@h:1:2/db",
                "postgresql://u:hunter2@h:99999/db",
                "postgresql://u:hunter2@h",
                "postgresql:u:hunter2@h/db",
                "hunter2",
                "mysql://u:hunter2@h/db",
                "postgresql://u:hunter2@h/db?sslmod=require",
                "postgresql://u:hunter2@%2Fvar%2Frun/db",
                "postgresql://${USER}:hunter2@h/db",
                ""
            })
    void what_cannot_be_read_is_refused_without_showing_it(String url) {
        Problem problem = Servers.problem(() -> DatabaseUrl.parse(url));

        assertThat(problem.code()).isEqualTo(ProblemCode.URL_INVALID);
        assertThat(problem.toString()).doesNotContain("hunter2");
        assertThat(problem.remedies()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://u:a#b@h/db", "postgresql://u:a@b@h/db", "postgresql://u:a/b@h/db"})
    void a_password_with_special_characters_is_told_to_be_encoded(String url) {
        Problem problem = Servers.problem(() -> DatabaseUrl.parse(url));

        assertThat(problem.remedies().toString()).contains("Percent-encode", "# as %23", "@ as %40");
    }

    @Test
    void a_mistyped_parameter_is_named() {
        Problem problem = Servers.problem(() -> DatabaseUrl.parse("postgresql://h/db?sslmod=require"));

        assertThat(problem.headline()).contains("sslmod");
    }
}

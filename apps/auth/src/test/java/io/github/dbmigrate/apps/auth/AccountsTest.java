package io.github.dbmigrate.apps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.apps.auth.db.ActiveSessionsRow;
import io.github.dbmigrate.apps.auth.db.SessionsRow;
import io.github.dbmigrate.apps.auth.db.UsersRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs on the database that the build migrates for the tests; its address is the service {@code test} of pgservice.conf. */
class AccountsTest {

    private static Accounts accounts;

    @BeforeAll
    static void connect() {
        accounts = new Accounts(database());
    }

    @Test
    void an_account_is_found_however_its_address_is_capitalised() {
        String address = "Ada." + UUID.randomUUID() + "@example.com";

        UsersRow registered = accounts.register(address, "Ada");

        assertThat(registered.createdAt()).isNotNull();
        assertThat(accounts.find(address.toUpperCase(Locale.ROOT))).contains(registered);
    }

    @Test
    void the_domain_refuses_what_is_no_address() {
        assertThatThrownBy(() -> accounts.register("no address", "Ada")).hasMessageContaining("email_address_shape");
    }

    @Test
    void a_session_is_active_until_it_is_revoked() {
        UsersRow user = accounts.register(UUID.randomUUID() + "@example.com", "Grace");
        byte[] hash = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

        SessionsRow session = accounts.signIn(
                user.id(), hash, List.of("orders:read"), Instant.now().plusSeconds(60));

        assertThat(session.scopes()).containsExactly("orders:read");
        assertThat(accounts.activeSessions(user.id()))
                .extracting(ActiveSessionsRow::id)
                .containsExactly(session.id());
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql:///?service=test");
        return database;
    }
}

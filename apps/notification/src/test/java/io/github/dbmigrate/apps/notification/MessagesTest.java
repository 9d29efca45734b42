package io.github.dbmigrate.apps.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.apps.notification.db.MessagesRow;
import io.github.dbmigrate.apps.notification.db.TemplateVersionsRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs on the database that the build migrates for the tests; its address is the service {@code test} of pgservice.conf. */
class MessagesTest {

    private static Messages messages;

    @BeforeAll
    static void connect() {
        messages = new Messages(database());
    }

    @Test
    void a_queued_message_waits_whatever_its_quarter() {
        UUID recipient = UUID.randomUUID();
        messages.addRecipient(recipient, "ada@example.com");
        TemplateVersionsRow version = messages.publish(
                "order.placed_" + recipient.toString().replace('-', '_'),
                "Your order",
                "Thank you.",
                List.of("name"),
                Instant.parse("2026-10-01T08:00:00Z"));

        MessagesRow autumn =
                messages.queue(recipient, version, "{\"name\": \"Ada\"}", Instant.parse("2026-11-01T08:00:00Z"));
        MessagesRow later = messages.queue(recipient, version, "{}", Instant.parse("2030-01-01T08:00:00Z"));

        assertThat(messages.waiting(recipient)).containsExactlyInAnyOrder(autumn, later);
        assertThat(version.locale()).isEqualTo("en");
    }

    @Test
    void a_recipient_must_be_reachable() {
        assertThatThrownBy(() -> messages.addRecipient(UUID.randomUUID(), null))
                .hasMessageContaining("recipients_reachable");
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql:///?service=test");
        return database;
    }
}

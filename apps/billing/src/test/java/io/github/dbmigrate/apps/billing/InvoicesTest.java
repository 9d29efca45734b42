package io.github.dbmigrate.apps.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.apps.billing.db.AccountsRow;
import io.github.dbmigrate.apps.billing.db.InvoicesRow;
import io.github.dbmigrate.apps.billing.db.types.InvoiceStatus;
import io.github.dbmigrate.apps.billing.db.types.PostalAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs on the database that the build migrates for the tests; its address is the service {@code test} of pgservice.conf. */
class InvoicesTest {

    private static Invoices invoices;

    @BeforeAll
    static void connect() {
        invoices = new Invoices(database());
    }

    @Test
    void an_invoice_is_paid_when_nothing_is_owed_any_more() {
        PostalAddress address = new PostalAddress("Hauptstraße 1", "10115", "Berlin", "DE");
        AccountsRow account = invoices.openAccount("Example GmbH", "billing@example.com", address);
        InvoicesRow invoice = invoices.issue(account.id(), "Team", new BigDecimal("100.00"), LocalDate.of(2026, 11, 1));

        invoices.pay(invoice.id(), new BigDecimal("19.00"));
        assertThat(invoices.total(invoice.id()).status()).isEqualTo(InvoiceStatus.OPEN);

        invoices.pay(invoice.id(), new BigDecimal("100.00"));
        assertThat(invoices.total(invoice.id()).status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(invoices.total(invoice.id()).gross()).isEqualByComparingTo("119.00");
        assertThat(account.billingAddress()).isEqualTo(address);
        assertThat(invoice.number()).startsWith("INV-");
    }

    @Test
    void an_invoice_of_nobody_is_refused() {
        assertThatThrownBy(() -> invoices.issue(UUID.randomUUID(), "Team", BigDecimal.ONE, LocalDate.EPOCH))
                .hasMessageContaining("invoices_account_id_fkey");
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql:///?service=test");
        return database;
    }
}

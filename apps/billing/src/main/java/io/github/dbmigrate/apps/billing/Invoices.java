package io.github.dbmigrate.apps.billing;

import static io.github.dbmigrate.apps.billing.db.InvoiceTotalsDynamicSqlSupport.invoiceId;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;

import io.github.dbmigrate.apps.billing.db.AccountsMapper;
import io.github.dbmigrate.apps.billing.db.AccountsRow;
import io.github.dbmigrate.apps.billing.db.BillingDatabase;
import io.github.dbmigrate.apps.billing.db.InvoiceLinesMapper;
import io.github.dbmigrate.apps.billing.db.InvoiceLinesRow;
import io.github.dbmigrate.apps.billing.db.InvoiceTotalsMapper;
import io.github.dbmigrate.apps.billing.db.InvoiceTotalsRow;
import io.github.dbmigrate.apps.billing.db.InvoicesMapper;
import io.github.dbmigrate.apps.billing.db.InvoicesRow;
import io.github.dbmigrate.apps.billing.db.PaymentsMapper;
import io.github.dbmigrate.apps.billing.db.PaymentsRow;
import io.github.dbmigrate.apps.billing.db.types.InvoiceStatus;
import io.github.dbmigrate.apps.billing.db.types.PaymentMethod;
import io.github.dbmigrate.apps.billing.db.types.PostalAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Issues invoices and takes payments for them. */
public final class Invoices {

    private final SqlSessionFactory sessions;

    public Invoices(DataSource dataSource) {
        this.sessions = BillingDatabase.sessionFactory(dataSource);
    }

    public AccountsRow openAccount(String name, String email, PostalAddress address) {
        try (SqlSession session = sessions.openSession()) {
            AccountsRow account = session.getMapper(AccountsMapper.class)
                    .insertReturning(new AccountsRow(null, name, email, address, null, null, null));
            session.commit();
            return account;
        }
    }

    /** Issues an invoice of one line; its number comes from the sequence, net and tax from the line's own columns. */
    public InvoicesRow issue(UUID account, String text, BigDecimal price, LocalDate issued) {
        InvoicesRow row =
                new InvoicesRow(null, account, null, InvoiceStatus.OPEN, "EUR", issued, issued.plusDays(14), null);
        try (SqlSession session = sessions.openSession()) {
            InvoicesRow invoice = session.getMapper(InvoicesMapper.class).insertReturning(row);
            session.getMapper(InvoiceLinesMapper.class)
                    .insert(new InvoiceLinesRow(invoice.id(), 1, text, null, price, null, null, null));
            session.commit();
            return invoice;
        }
    }

    /** Takes a payment; a trigger marks the invoice as paid when nothing is owed any more. */
    public void pay(Long invoice, BigDecimal paid) {
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(PaymentsMapper.class)
                    .insert(new PaymentsRow(null, invoice, PaymentMethod.TRANSFER, paid, null, null));
            session.commit();
        }
    }

    public InvoiceTotalsRow total(Long invoice) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(InvoiceTotalsMapper.class)
                    .selectOne(totals -> totals.where(invoiceId, isEqualTo(invoice)))
                    .orElseThrow();
        }
    }
}

package io.github.dbmigrate.apps.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.apps.order.Orders.Item;
import io.github.dbmigrate.apps.order.db.OpenOrdersRow;
import io.github.dbmigrate.apps.order.db.OrdersRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs on the database that the build migrates for the tests; its address is the service {@code test} of pgservice.conf. */
class OrdersTest {

    private static Orders orders;

    @BeforeAll
    static void connect() {
        orders = new Orders(database());
    }

    @Test
    void the_total_of_a_placed_order_is_the_sum_of_its_items() {
        UUID customer = UUID.randomUUID();
        orders.addCustomer(customer, "ada@example.com", "Ada");

        OrdersRow order = orders.place(
                customer,
                "{\"city\": \"Berlin\"}",
                List.of(
                        new Item("MUG-BLUE", "Mug, blue", 2, new BigDecimal("12.50")),
                        new Item("TEA-EARL", "Earl Grey", 1, new BigDecimal("7.90"))),
                Instant.parse("2026-11-01T08:30:00Z"));

        assertThat(order.total()).isEqualByComparingTo("32.90");
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(orders.open(customer)).extracting(OpenOrdersRow::id).containsExactly(order.id());
    }

    @Test
    void an_order_of_nobody_is_refused() {
        assertThatThrownBy(() -> orders.place(UUID.randomUUID(), "{}", List.of(), Instant.EPOCH))
                .hasMessageContaining("orders_customer_id_fkey");
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql:///?service=test");
        return database;
    }
}

package io.github.dbmigrate.apps.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.apps.catalog.db.PricesRow;
import io.github.dbmigrate.apps.catalog.db.ProductsRow;
import io.github.dbmigrate.apps.catalog.db.types.Dimensions;
import io.github.dbmigrate.apps.catalog.db.types.ProductState;
import io.github.dbmigrate.apps.catalog.db.types.Range;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs on the database that the build migrates for the tests; its address is the service {@code test} of pgservice.conf. */
class ProductsTest {

    private static final OffsetDateTime NEW_YEAR = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private static Products products;

    @BeforeAll
    static void connect() {
        products = new Products(database());
    }

    @Test
    void a_listed_product_keeps_its_size_and_tags() {
        String number = articleNumber();

        ProductsRow product =
                products.list(slug(number), "Mug", new Dimensions(90, 100, 120), List.of("ceramic"), number);

        assertThat(product.size()).isEqualTo(new Dimensions(90, 100, 120));
        assertThat(product.tags()).containsExactly("ceramic");
        assertThat(product.state()).isEqualTo(ProductState.LISTED);
    }

    @Test
    void an_article_has_one_price_at_any_moment() {
        String number = articleNumber();
        products.list(slug(number), "Mug", null, List.of(), number);
        products.price(number, new BigDecimal("12.50"), NEW_YEAR, NEW_YEAR.plusMonths(6));
        products.price(number, new BigDecimal("13.50"), NEW_YEAR.plusMonths(6), null);

        assertThatThrownBy(() -> products.price(number, BigDecimal.ONE, NEW_YEAR.plusMonths(1), null))
                .hasMessageContaining("prices_do_not_overlap");
        assertThat(products.prices(number))
                .extracting(PricesRow::valid)
                .extracting(Range::upper)
                .containsExactlyInAnyOrder(NEW_YEAR.plusMonths(6), null);
    }

    private static String articleNumber() {
        return "MUG-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    private static String slug(String articleNumber) {
        return articleNumber.toLowerCase(Locale.ROOT);
    }

    private static PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql:///?service=test");
        return database;
    }
}

package io.github.dbmigrate.apps.catalog;

import static io.github.dbmigrate.apps.catalog.db.PricesDynamicSqlSupport.sku;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;

import io.github.dbmigrate.apps.catalog.db.CatalogDatabase;
import io.github.dbmigrate.apps.catalog.db.PricesMapper;
import io.github.dbmigrate.apps.catalog.db.PricesRow;
import io.github.dbmigrate.apps.catalog.db.ProductsMapper;
import io.github.dbmigrate.apps.catalog.db.ProductsRow;
import io.github.dbmigrate.apps.catalog.db.VariantsMapper;
import io.github.dbmigrate.apps.catalog.db.VariantsRow;
import io.github.dbmigrate.apps.catalog.db.types.Dimensions;
import io.github.dbmigrate.apps.catalog.db.types.Json;
import io.github.dbmigrate.apps.catalog.db.types.ProductState;
import io.github.dbmigrate.apps.catalog.db.types.Range;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Lists products and prices them. */
public final class Products {

    private final SqlSessionFactory sessions;

    public Products(DataSource dataSource) {
        this.sessions = CatalogDatabase.sessionFactory(dataSource);
    }

    /** Lists a product with one variant of the given article number. */
    public ProductsRow list(String slug, String title, Dimensions size, List<String> tags, String articleNumber) {
        ProductsRow row = new ProductsRow(
                null, null, slug, title, null, ProductState.LISTED, size, tags, new Json("{}"), null, null, null);
        try (SqlSession session = sessions.openSession()) {
            ProductsRow product = session.getMapper(ProductsMapper.class).insertReturning(row);
            addVariant(session.getMapper(VariantsMapper.class), product.id(), title, articleNumber);
            session.commit();
            return product;
        }
    }

    private static void addVariant(VariantsMapper variants, UUID product, String title, String articleNumber) {
        variants.insert(new VariantsRow(articleNumber, product, title, null, null));
    }

    /** Sets the price of an article for a time; the table refuses two prices at one moment. */
    public void price(String articleNumber, BigDecimal price, OffsetDateTime from, OffsetDateTime until) {
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(PricesMapper.class)
                    .insert(new PricesRow(null, articleNumber, "EUR", price, Range.of(from, until)));
            session.commit();
        }
    }

    public List<PricesRow> prices(String articleNumber) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(PricesMapper.class).select(prices -> prices.where(sku, isEqualTo(articleNumber)));
        }
    }
}

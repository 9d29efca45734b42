package io.github.dbmigrate.apps.order;

import static io.github.dbmigrate.apps.order.db.OpenOrdersDynamicSqlSupport.customerId;
import static org.mybatis.dynamic.sql.SqlBuilder.isEqualTo;

import io.github.dbmigrate.apps.order.db.CustomersMapper;
import io.github.dbmigrate.apps.order.db.CustomersRow;
import io.github.dbmigrate.apps.order.db.OpenOrdersMapper;
import io.github.dbmigrate.apps.order.db.OpenOrdersRow;
import io.github.dbmigrate.apps.order.db.OrderDatabase;
import io.github.dbmigrate.apps.order.db.OrderItemsMapper;
import io.github.dbmigrate.apps.order.db.OrderItemsRow;
import io.github.dbmigrate.apps.order.db.OrdersMapper;
import io.github.dbmigrate.apps.order.db.OrdersRow;
import io.github.dbmigrate.apps.order.db.types.Json;
import io.github.dbmigrate.apps.order.db.types.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Places orders and tells which are open. */
public final class Orders {

    private final SqlSessionFactory sessions;

    public Orders(DataSource dataSource) {
        this.sessions = OrderDatabase.sessionFactory(dataSource);
    }

    /** What somebody puts into an order. */
    public record Item(String sku, String title, int quantity, BigDecimal unitPrice) {}

    public void addCustomer(UUID id, String email, String fullName) {
        try (SqlSession session = sessions.openSession()) {
            session.getMapper(CustomersMapper.class).insert(new CustomersRow(id, email, fullName, null));
            session.commit();
        }
    }

    /** Places an order in one transaction; a trigger keeps its total. */
    public OrdersRow place(UUID customer, String shippingAddress, List<Item> items, Instant when) {
        OrdersRow row = new OrdersRow(
                null,
                customer,
                OrderStatus.PLACED,
                null,
                null,
                null,
                new Json(shippingAddress),
                when.atOffset(ZoneOffset.UTC),
                null);
        try (SqlSession session = sessions.openSession()) {
            OrdersMapper orders = session.getMapper(OrdersMapper.class);
            OrdersRow order = orders.insertReturning(row);
            addItems(session.getMapper(OrderItemsMapper.class), order.id(), items);
            session.commit();
            return orders.selectByPrimaryKey(order.id()).orElseThrow();
        }
    }

    private static void addItems(OrderItemsMapper mapper, Long order, List<Item> items) {
        int line = 0;
        for (Item item : items) {
            line++;
            mapper.insert(
                    new OrderItemsRow(order, line, item.sku(), item.title(), item.quantity(), item.unitPrice(), null));
        }
    }

    /** A customer's orders that are placed or paid and not yet on their way. */
    public List<OpenOrdersRow> open(UUID customer) {
        try (SqlSession session = sessions.openSession()) {
            return session.getMapper(OpenOrdersMapper.class)
                    .select(open -> open.where(customerId, isEqualTo(customer)));
        }
    }
}

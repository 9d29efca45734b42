-- The order service: from the basket to the parcel, and back again.

CREATE TYPE order_status AS ENUM ('draft', 'placed', 'paid', 'shipped', 'completed', 'cancelled');

CREATE TYPE shipment_status AS ENUM ('packing', 'in_transit', 'delivered', 'lost');

CREATE DOMAIN currency_code AS char(3)
    CONSTRAINT currency_code_shape CHECK (VALUE ~ '^[A-Z]{3}$');

-- Orders --------------------------------------------------------------------------------------------------------------

CREATE TABLE customers (
    id          uuid PRIMARY KEY,
    email       text        NOT NULL,
    full_name   text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE customers IS 'A copy of what the auth service tells of its users, kept so that orders stay readable.';

CREATE TABLE orders (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id       uuid          NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
    status            order_status  NOT NULL DEFAULT 'draft',
    currency          currency_code NOT NULL DEFAULT 'EUR',
    total             numeric(14,2) NOT NULL DEFAULT 0,
    customer_note     text,
    shipping_address  jsonb,
    placed_at         timestamptz,
    created_at        timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT orders_total_not_negative CHECK (total >= 0),
    CONSTRAINT orders_placed_has_address CHECK (status IN ('draft', 'cancelled') OR shipping_address IS NOT NULL),
    CONSTRAINT orders_placed_has_time CHECK (status = 'draft' OR status = 'cancelled' OR placed_at IS NOT NULL)
);

COMMENT ON COLUMN orders.total IS 'The sum of the items, kept by the trigger order_items_keep_total.';

CREATE INDEX orders_customer_id_idx ON orders (customer_id, created_at DESC);
CREATE INDEX orders_open_idx ON orders (placed_at) WHERE status IN ('placed', 'paid');

CREATE TABLE order_items (
    order_id    bigint        NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line        integer       NOT NULL,
    sku         text          NOT NULL,
    title       text          NOT NULL,
    quantity    integer       NOT NULL,
    unit_price  numeric(12,2) NOT NULL,
    line_total  numeric(14,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
    PRIMARY KEY (order_id, line),
    CONSTRAINT order_items_quantity_positive CHECK (quantity > 0),
    CONSTRAINT order_items_unit_price_not_negative CHECK (unit_price >= 0)
);

CREATE INDEX order_items_sku_idx ON order_items (sku);

CREATE TABLE order_events (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id     bigint       NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    old_status   order_status,
    new_status   order_status NOT NULL,
    occurred_at  timestamptz  NOT NULL DEFAULT now()
);

CREATE INDEX order_events_order_id_idx ON order_events (order_id, occurred_at);

-- Parcels -------------------------------------------------------------------------------------------------------------

CREATE TABLE shipments (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    order_id       bigint          NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    status         shipment_status NOT NULL DEFAULT 'packing',
    carrier        text            NOT NULL,
    tracking_code  text,
    shipped_at     timestamptz,
    delivered_at   timestamptz,
    UNIQUE (carrier, tracking_code),
    CONSTRAINT shipments_delivered_after_shipped CHECK (delivered_at IS NULL OR delivered_at >= shipped_at)
);

CREATE INDEX shipments_order_id_idx ON shipments (order_id);

CREATE TABLE shipment_items (
    shipment_id  uuid    NOT NULL REFERENCES shipments (id) ON DELETE CASCADE,
    order_id     bigint  NOT NULL,
    line         integer NOT NULL,
    quantity     integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (shipment_id, order_id, line),
    FOREIGN KEY (order_id, line) REFERENCES order_items (order_id, line)
);

CREATE TABLE returns (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    order_id      bigint        NOT NULL,
    line          integer       NOT NULL,
    reason        text          NOT NULL,
    refund        numeric(14,2) NOT NULL DEFAULT 0 CHECK (refund >= 0),
    requested_at  timestamptz   NOT NULL DEFAULT now(),
    received_at   timestamptz,
    FOREIGN KEY (order_id, line) REFERENCES order_items (order_id, line) ON UPDATE CASCADE
);

CREATE INDEX returns_order_id_line_idx ON returns (order_id, line);

-- Behaviour -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION keep_order_total() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    changed bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.order_id ELSE NEW.order_id END;
BEGIN
    UPDATE orders
       SET total = (SELECT coalesce(sum(line_total), 0) FROM order_items WHERE order_id = changed)
     WHERE id = changed;
    RETURN NULL;
END;
$$;

CREATE TRIGGER order_items_keep_total
    AFTER INSERT OR UPDATE OR DELETE ON order_items
    FOR EACH ROW
    EXECUTE FUNCTION keep_order_total();

CREATE FUNCTION record_order_status() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO order_events (order_id, old_status, new_status)
    VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END, NEW.status);
    RETURN NULL;
END;
$$;

CREATE TRIGGER orders_record_status
    AFTER INSERT OR UPDATE OF status ON orders
    FOR EACH ROW
    EXECUTE FUNCTION record_order_status();

CREATE VIEW open_orders AS
    SELECT o.id,
           o.customer_id,
           c.full_name AS customer_name,
           o.status,
           o.total,
           o.currency,
           o.placed_at
      FROM orders o
      JOIN customers c ON c.id = o.customer_id
     WHERE o.status IN ('placed', 'paid');

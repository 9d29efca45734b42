CREATE TYPE order_status AS ENUM ('new', 'paid', 'packed', 'shipped', 'returned');
CREATE DOMAIN email AS varchar(320) CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TABLE customer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mail email NOT NULL,
  phone text,
  updated_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX customer_mail ON customer (lower(mail::text));
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER customer_touch BEFORE UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TABLE product (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  price numeric(12,4) NOT NULL CHECK (price >= 0),
  attributes jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX product_attributes ON product USING gin (attributes);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  status order_status NOT NULL DEFAULT 'new',
  placed_at timestamptz NOT NULL DEFAULT now(),
  note text
);
CREATE INDEX orders_open ON orders (placed_at) WHERE status = 'new';
CREATE TABLE order_line (
  order_id bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product (id),
  quantity bigint NOT NULL CHECK (quantity > 0),
  price numeric(12,4) NOT NULL,
  discount numeric(12,4) NOT NULL DEFAULT 0,
  total numeric(14,4) GENERATED ALWAYS AS (quantity * price - discount) STORED,
  PRIMARY KEY (order_id, product_id)
);
CREATE VIEW order_total AS SELECT order_id, sum(total) AS total, count(*) AS lines FROM order_line GROUP BY order_id;
CREATE VIEW customer_total AS SELECT o.customer_id, sum(t.total) AS total FROM orders o JOIN order_total t ON t.order_id = o.id GROUP BY o.customer_id;
CREATE MATERIALIZED VIEW best AS SELECT customer_id, total FROM customer_total WHERE total > 100;
CREATE UNIQUE INDEX best_customer ON best (customer_id);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY not_returned ON orders USING (status <> 'shipped');

CREATE TYPE order_status AS ENUM ('new', 'paid', 'shipped');
CREATE DOMAIN email AS varchar(320) CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TABLE customer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mail email NOT NULL,
  fax text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX customer_mail ON customer (lower(mail::text));
CREATE TABLE product (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  price numeric(10,2) NOT NULL CHECK (price >= 0),
  attributes jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer (id),
  status order_status NOT NULL DEFAULT 'new',
  placed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE order_line (
  order_id bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES product (id),
  quantity int NOT NULL CHECK (quantity > 0),
  price numeric(10,2) NOT NULL,
  total numeric(12,2) GENERATED ALWAYS AS (quantity * price) STORED,
  PRIMARY KEY (order_id, product_id)
);
CREATE VIEW order_total AS SELECT order_id, sum(total) AS total FROM order_line GROUP BY order_id;
CREATE VIEW customer_total AS SELECT o.customer_id, sum(t.total) AS total FROM orders o JOIN order_total t ON t.order_id = o.id GROUP BY o.customer_id;

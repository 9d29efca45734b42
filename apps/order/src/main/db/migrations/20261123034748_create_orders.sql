-- // create orders
-- What it does: creates enum order_status, domain currency_code, table customers, table orders, table order_items,
--   function keep_order_total, index order_items_sku_idx, index orders_customer_id_idx and 5 more.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.order_status AS ENUM ('draft', 'placed', 'paid', 'shipped', 'cancelled');

CREATE DOMAIN public.currency_code AS character(3)
    CONSTRAINT currency_code_shape CHECK ((VALUE ~ '^[A-Z]{3}$'::text));

CREATE TABLE public.customers (
    id uuid NOT NULL,
    email text NOT NULL,
    full_name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT customers_pkey PRIMARY KEY (id)
);

CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY,
    customer_id uuid NOT NULL,
    status public.order_status DEFAULT 'draft'::public.order_status NOT NULL,
    currency public.currency_code DEFAULT 'EUR'::bpchar NOT NULL,
    total numeric(10,2) DEFAULT 0 NOT NULL,
    note text,
    shipping_address jsonb,
    placed_at timestamp with time zone,
    legacy_reference text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_placed_has_address CHECK (((status = ANY (ARRAY['draft'::public.order_status, 'cancelled'::public.order_status])) OR (shipping_address IS NOT NULL))),
    CONSTRAINT orders_placed_has_time CHECK (((status = 'draft'::public.order_status) OR (status = 'cancelled'::public.order_status) OR (placed_at IS NOT NULL))),
    CONSTRAINT orders_total_not_negative CHECK ((total >= (0)::numeric)),
    CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE RESTRICT
);

CREATE TABLE public.order_items (
    order_id bigint NOT NULL,
    line integer NOT NULL,
    sku text NOT NULL,
    title text NOT NULL,
    quantity integer NOT NULL,
    unit_price numeric(12,2) NOT NULL,
    line_total numeric(14,2) GENERATED ALWAYS AS ((quantity)::numeric * unit_price) STORED,
    CONSTRAINT order_items_pkey PRIMARY KEY (order_id, line),
    CONSTRAINT order_items_quantity_positive CHECK ((quantity > 0)),
    CONSTRAINT order_items_unit_price_not_negative CHECK ((unit_price >= (0)::numeric)),
    CONSTRAINT order_items_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE
);

CREATE FUNCTION public.keep_order_total()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    changed bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.order_id ELSE NEW.order_id END;
BEGIN
    UPDATE orders
       SET total = (SELECT coalesce(sum(line_total), 0) FROM order_items WHERE order_id = changed)
     WHERE id = changed;
    RETURN NULL;
END;
$function$;

CREATE INDEX order_items_sku_idx ON public.order_items USING btree (sku);

CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id, created_at DESC);

CREATE INDEX orders_open_idx ON public.orders USING btree (placed_at) WHERE (status = ANY (ARRAY['placed'::public.order_status, 'paid'::public.order_status]));

CREATE VIEW public.open_orders AS
 SELECT o.id,
    o.customer_id,
    c.full_name AS customer_name,
    o.status,
    o.total,
    o.currency,
    o.placed_at
   FROM (public.orders o
     JOIN public.customers c ON ((c.id = o.customer_id)))
  WHERE (o.status = ANY (ARRAY['placed'::public.order_status, 'paid'::public.order_status]));

CREATE TRIGGER order_items_keep_total AFTER INSERT OR DELETE OR UPDATE ON public.order_items FOR EACH ROW EXECUTE FUNCTION public.keep_order_total();

COMMENT ON COLUMN public.orders.total IS 'The sum of the items, kept by the trigger order_items_keep_total.';

COMMENT ON TABLE public.customers IS 'A copy of what the auth service tells of its users, kept so that orders stay readable.';

-- //@UNDO
-- The undo drops table order_items, table orders, table customers with whatever rows are in by then.

DROP VIEW public.open_orders;

DROP TABLE public.order_items;

DROP TABLE public.orders;

DROP TABLE public.customers;

DROP FUNCTION public.keep_order_total();

DROP DOMAIN public.currency_code;

DROP TYPE public.order_status;

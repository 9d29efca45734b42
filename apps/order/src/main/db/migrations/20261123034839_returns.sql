-- // returns
-- What it does: creates table returns, index returns_order_id_line_idx; changes enum order_status.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

ALTER TYPE public.order_status ADD VALUE 'completed' AFTER 'shipped';

CREATE TABLE public.returns (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id bigint NOT NULL,
    line integer NOT NULL,
    reason text NOT NULL,
    refund numeric(14,2) DEFAULT 0 NOT NULL,
    requested_at timestamp with time zone DEFAULT now() NOT NULL,
    received_at timestamp with time zone,
    CONSTRAINT returns_pkey PRIMARY KEY (id),
    CONSTRAINT returns_refund_check CHECK ((refund >= (0)::numeric)),
    CONSTRAINT returns_order_id_line_fkey FOREIGN KEY (order_id, line) REFERENCES public.order_items(order_id, line) ON UPDATE CASCADE
);

CREATE INDEX returns_order_id_line_idx ON public.returns USING btree (order_id, line);

-- //@UNDO
-- The undo drops table returns with whatever rows are in by then.

DROP TRIGGER orders_record_status ON public.orders;

DROP VIEW public.open_orders;

DROP INDEX public.orders_open_idx;

ALTER TABLE public.orders DROP CONSTRAINT orders_placed_has_address;

ALTER TABLE public.orders DROP CONSTRAINT orders_placed_has_time;

ALTER TABLE public.orders ALTER COLUMN status DROP DEFAULT;

DROP TABLE public.returns;

ALTER TYPE public.order_status RENAME TO order_status_old;

CREATE TYPE public.order_status AS ENUM ('draft', 'placed', 'paid', 'shipped', 'cancelled');

ALTER TABLE public.order_events ALTER COLUMN new_status TYPE public.order_status USING new_status::text::public.order_status;

ALTER TABLE public.order_events ALTER COLUMN old_status TYPE public.order_status USING old_status::text::public.order_status;

ALTER TABLE public.orders ALTER COLUMN status TYPE public.order_status USING status::text::public.order_status;

ALTER TABLE public.orders ALTER COLUMN status SET DEFAULT 'draft'::public.order_status;

ALTER TABLE public.orders ADD CONSTRAINT orders_placed_has_address CHECK (((status = ANY (ARRAY['draft'::public.order_status, 'cancelled'::public.order_status])) OR (shipping_address IS NOT NULL)));

ALTER TABLE public.orders ADD CONSTRAINT orders_placed_has_time CHECK (((status = 'draft'::public.order_status) OR (status = 'cancelled'::public.order_status) OR (placed_at IS NOT NULL)));

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

CREATE TRIGGER orders_record_status AFTER INSERT OR UPDATE OF status ON public.orders FOR EACH ROW EXECUTE FUNCTION public.record_order_status();

DROP TYPE public.order_status_old;

-- // widen total
-- What it does: changes column orders.total; rebuilds view open_orders.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

DROP VIEW public.open_orders;

ALTER TABLE public.orders ALTER COLUMN total TYPE numeric(14,2);

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

-- //@UNDO

DROP VIEW public.open_orders;

ALTER TABLE public.orders ALTER COLUMN total TYPE numeric(10,2);

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

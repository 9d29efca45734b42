-- // rename note
-- What it does: renames column orders.customer_note (was note).
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

ALTER TABLE public.orders RENAME COLUMN note TO customer_note;

-- //@UNDO

ALTER TABLE public.orders RENAME COLUMN customer_note TO note;

-- // drop legacy reference
-- What it does: drops column orders.legacy_reference.
-- What it loses: whatever is in column orders.legacy_reference where it runs.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

ALTER TABLE public.orders DROP COLUMN legacy_reference;

-- //@UNDO

ALTER TABLE public.orders ADD COLUMN legacy_reference text;

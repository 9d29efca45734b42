-- // row level security
-- What it does: creates policy invoices.invoices_of_own_account; changes table invoices.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;

CREATE POLICY invoices_of_own_account ON public.invoices
    FOR SELECT
    USING (account_id = (NULLIF(current_setting('billing.account_id'::text, true), ''::text))::uuid);

-- //@UNDO

DROP POLICY invoices_of_own_account ON public.invoices;

ALTER TABLE public.invoices DISABLE ROW LEVEL SECURITY;

-- // payments
-- What it does: creates enum payment_method, table payments, function settle_invoice, index
--   payments_invoice_id_idx, index payments_reference_key, trigger payments.payments_settle_invoice.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.payment_method AS ENUM ('card', 'sepa', 'transfer');

CREATE TABLE public.payments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    invoice_id bigint NOT NULL,
    method public.payment_method NOT NULL,
    paid public.amount NOT NULL,
    reference text,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payments_pkey PRIMARY KEY (id),
    CONSTRAINT payments_paid_check CHECK (((paid)::numeric > (0)::numeric)),
    CONSTRAINT payments_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES public.invoices(id) ON DELETE RESTRICT
);

CREATE FUNCTION public.settle_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
    owed  numeric;
    got   numeric;
BEGIN
    SELECT gross INTO owed FROM invoice_totals WHERE invoice_id = NEW.invoice_id;
    SELECT sum(paid) INTO got FROM payments WHERE invoice_id = NEW.invoice_id;
    IF got >= owed THEN
        UPDATE invoices SET status = 'paid' WHERE id = NEW.invoice_id AND status = 'open';
    END IF;
    RETURN NULL;
END;
$function$;

CREATE INDEX payments_invoice_id_idx ON public.payments USING btree (invoice_id);

CREATE UNIQUE INDEX payments_reference_key ON public.payments USING btree (method, reference) WHERE (reference IS NOT NULL);

CREATE TRIGGER payments_settle_invoice AFTER INSERT ON public.payments FOR EACH ROW EXECUTE FUNCTION public.settle_invoice();

-- //@UNDO
-- The undo drops table payments with whatever rows are in by then.

DROP TABLE public.payments;

DROP FUNCTION public.settle_invoice();

DROP TYPE public.payment_method;

-- // order events
-- What it does: creates table order_events, function record_order_status, index order_events_order_id_idx, trigger
--   orders.orders_record_status.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TABLE public.order_events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    order_id bigint NOT NULL,
    old_status public.order_status,
    new_status public.order_status NOT NULL,
    occurred_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT order_events_pkey PRIMARY KEY (id),
    CONSTRAINT order_events_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE CASCADE
);

CREATE FUNCTION public.record_order_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    INSERT INTO order_events (order_id, old_status, new_status)
    VALUES (NEW.id, CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END, NEW.status);
    RETURN NULL;
END;
$function$;

CREATE INDEX order_events_order_id_idx ON public.order_events USING btree (order_id, occurred_at);

CREATE TRIGGER orders_record_status AFTER INSERT OR UPDATE OF status ON public.orders FOR EACH ROW EXECUTE FUNCTION public.record_order_status();

-- //@UNDO
-- The undo drops table order_events with whatever rows are in by then.

DROP TRIGGER orders_record_status ON public.orders;

DROP TABLE public.order_events;

DROP FUNCTION public.record_order_status();

-- // shipments
-- What it does: creates enum shipment_status, table shipments, table shipment_items, index shipments_order_id_idx.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.shipment_status AS ENUM ('packing', 'in_transit', 'delivered', 'lost');

CREATE TABLE public.shipments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    order_id bigint NOT NULL,
    status public.shipment_status DEFAULT 'packing'::public.shipment_status NOT NULL,
    carrier text NOT NULL,
    tracking_code text,
    shipped_at timestamp with time zone,
    delivered_at timestamp with time zone,
    CONSTRAINT shipments_pkey PRIMARY KEY (id),
    CONSTRAINT shipments_carrier_tracking_code_key UNIQUE (carrier, tracking_code),
    CONSTRAINT shipments_delivered_after_shipped CHECK (((delivered_at IS NULL) OR (delivered_at >= shipped_at))),
    CONSTRAINT shipments_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id) ON DELETE RESTRICT
);

CREATE TABLE public.shipment_items (
    shipment_id uuid NOT NULL,
    order_id bigint NOT NULL,
    line integer NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT shipment_items_pkey PRIMARY KEY (shipment_id, order_id, line),
    CONSTRAINT shipment_items_quantity_check CHECK ((quantity > 0)),
    CONSTRAINT shipment_items_order_id_line_fkey FOREIGN KEY (order_id, line) REFERENCES public.order_items(order_id, line),
    CONSTRAINT shipment_items_shipment_id_fkey FOREIGN KEY (shipment_id) REFERENCES public.shipments(id) ON DELETE CASCADE
);

CREATE INDEX shipments_order_id_idx ON public.shipments USING btree (order_id);

-- //@UNDO
-- The undo drops table shipment_items, table shipments with whatever rows are in by then.

DROP TABLE public.shipment_items;

DROP TABLE public.shipments;

DROP TYPE public.shipment_status;

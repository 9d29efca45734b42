-- // prices
-- What it does: creates extension btree_gist, table prices, function current_price, table stock_levels, comment
--   function public.current_price.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE EXTENSION btree_gist WITH SCHEMA public;

CREATE TABLE public.prices (
    id bigint GENERATED ALWAYS AS IDENTITY,
    sku text NOT NULL,
    currency character(3) NOT NULL,
    price numeric(12,2) NOT NULL,
    valid tstzrange DEFAULT tstzrange(now(), NULL::timestamp with time zone) NOT NULL,
    CONSTRAINT prices_pkey PRIMARY KEY (id),
    CONSTRAINT prices_do_not_overlap EXCLUDE USING gist (sku WITH =, currency WITH =, valid WITH &&),
    CONSTRAINT prices_price_check CHECK ((price >= (0)::numeric)),
    CONSTRAINT prices_sku_fkey FOREIGN KEY (sku) REFERENCES public.variants(sku) ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE FUNCTION public.current_price(wanted_sku text, wanted_currency character)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$
    SELECT price
      FROM prices
     WHERE sku = wanted_sku
       AND currency = wanted_currency
       AND valid @> now()
$function$;

CREATE TABLE public.stock_levels (
    sku text NOT NULL,
    warehouse text NOT NULL,
    on_hand integer DEFAULT 0 NOT NULL,
    reserved integer DEFAULT 0 NOT NULL,
    available integer GENERATED ALWAYS AS (on_hand - reserved) STORED,
    counted_at timestamp with time zone,
    CONSTRAINT stock_levels_pkey PRIMARY KEY (sku, warehouse),
    CONSTRAINT stock_levels_on_hand_check CHECK ((on_hand >= 0)),
    CONSTRAINT stock_levels_reserved_at_hand CHECK ((reserved <= on_hand)),
    CONSTRAINT stock_levels_reserved_check CHECK ((reserved >= 0)),
    CONSTRAINT stock_levels_sku_fkey FOREIGN KEY (sku) REFERENCES public.variants(sku) ON UPDATE CASCADE ON DELETE CASCADE
);

COMMENT ON FUNCTION public.current_price(text,character) IS 'The price of this moment, or NULL when there is none.';

-- //@UNDO
-- The undo drops table prices, table stock_levels with whatever rows are in by then.

DROP TABLE public.prices;

DROP TABLE public.stock_levels;

DROP FUNCTION public.current_price(text,character);

DROP EXTENSION btree_gist;

-- // search
-- What it does: creates column products.search, index products_search_idx, materialized view category_counts, index
--   category_counts_category_id_key.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

ALTER TABLE public.products ADD COLUMN search tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, description), 'B'::"char")) STORED;

CREATE INDEX products_search_idx ON public.products USING gin (search);

CREATE MATERIALIZED VIEW public.category_counts AS
 SELECT c.id AS category_id,
    c.slug,
    count(p.id) AS products
   FROM ((public.categories c
     LEFT JOIN public.product_categories pc ON ((pc.category_id = c.id)))
     LEFT JOIN public.products p ON (((p.id = pc.product_id) AND (p.state = 'listed'::public.product_state))))
  GROUP BY c.id;

CREATE UNIQUE INDEX category_counts_category_id_key ON public.category_counts USING btree (category_id);

-- //@UNDO
-- The undo drops column products.search with whatever rows are in by then.

DROP MATERIALIZED VIEW public.category_counts;

ALTER TABLE public.products DROP COLUMN search;

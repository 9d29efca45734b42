-- // create products
-- What it does: creates enum product_state, domain slug, composite dimensions, function touch_updated_at, table
--   brands, table categories, table products, table product_categories and 12 more.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.product_state AS ENUM ('draft', 'listed', 'sold_out', 'retired');

CREATE DOMAIN public.slug AS text
    CONSTRAINT slug_shape CHECK ((VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text));

CREATE TYPE public.dimensions AS (
    width_mm integer,
    height_mm integer,
    depth_mm integer
);

CREATE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$function$;

CREATE TABLE public.brands (
    id integer GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    website text,
    CONSTRAINT brands_pkey PRIMARY KEY (id),
    CONSTRAINT brands_name_key UNIQUE (name)
);

CREATE TABLE public.categories (
    id integer GENERATED ALWAYS AS IDENTITY,
    parent_id integer,
    slug public.slug NOT NULL,
    title text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    CONSTRAINT categories_pkey PRIMARY KEY (id),
    CONSTRAINT categories_slug_key UNIQUE (slug),
    CONSTRAINT categories_not_its_own_parent CHECK ((parent_id <> id)),
    CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.categories(id) ON DELETE RESTRICT
);

CREATE TABLE public.products (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    brand_id integer,
    slug public.slug NOT NULL,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    state public.product_state DEFAULT 'draft'::public.product_state NOT NULL,
    size public.dimensions,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    attributes jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_slug_key UNIQUE (slug),
    CONSTRAINT products_attributes_is_object CHECK ((jsonb_typeof(attributes) = 'object'::text)),
    CONSTRAINT products_brand_id_fkey FOREIGN KEY (brand_id) REFERENCES public.brands(id) ON DELETE SET NULL
);

CREATE TABLE public.product_categories (
    product_id uuid NOT NULL,
    category_id integer NOT NULL,
    CONSTRAINT product_categories_pkey PRIMARY KEY (product_id, category_id),
    CONSTRAINT product_categories_category_id_fkey FOREIGN KEY (category_id) REFERENCES public.categories(id) ON DELETE CASCADE,
    CONSTRAINT product_categories_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE
);

CREATE TABLE public.product_images (
    product_id uuid NOT NULL,
    "position" integer NOT NULL,
    url text NOT NULL,
    alt_text text DEFAULT ''::text NOT NULL,
    CONSTRAINT product_images_pkey PRIMARY KEY (product_id, "position") DEFERRABLE,
    CONSTRAINT product_images_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE
);

CREATE TABLE public.variants (
    sku text NOT NULL,
    product_id uuid NOT NULL,
    title text NOT NULL,
    barcode text,
    weight_g integer,
    CONSTRAINT variants_pkey PRIMARY KEY (sku),
    CONSTRAINT variants_barcode_key UNIQUE (barcode),
    CONSTRAINT variants_sku_shape CHECK ((sku = upper(sku))),
    CONSTRAINT variants_weight_g_check CHECK ((weight_g > 0)),
    CONSTRAINT variants_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.products(id) ON DELETE CASCADE
);

CREATE INDEX categories_parent_id_idx ON public.categories USING btree (parent_id, "position");

CREATE INDEX product_categories_category_id_idx ON public.product_categories USING btree (category_id);

CREATE INDEX products_brand_id_idx ON public.products USING btree (brand_id);

CREATE INDEX products_listed_idx ON public.products USING btree (updated_at DESC) INCLUDE (title) WHERE (state = 'listed'::public.product_state);

CREATE INDEX products_tags_idx ON public.products USING gin (tags);

CREATE INDEX products_title_idx ON public.products USING btree (lower(title) text_pattern_ops);

CREATE INDEX variants_product_id_idx ON public.variants USING btree (product_id);

CREATE TRIGGER products_touch_updated_at BEFORE UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

COMMENT ON COLUMN public.products.attributes IS 'What only some products have; keys are documented by the category.';

COMMENT ON TABLE public.products IS 'One row a thing that can be bought; its variants differ in size or colour only.';

-- //@UNDO
-- The undo drops table product_categories, table categories, table product_images, table variants, table products,
--   table brands with whatever rows are in by then.

DROP TABLE public.product_categories;

DROP TABLE public.categories;

DROP TABLE public.product_images;

DROP TABLE public.variants;

DROP TABLE public.products;

DROP TABLE public.brands;

DROP FUNCTION public.touch_updated_at();

DROP TYPE public.dimensions;

DROP DOMAIN public.slug;

DROP TYPE public.product_state;

-- The catalog service: what is for sale, at what price, and how it is found.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE product_state AS ENUM ('draft', 'listed', 'sold_out', 'retired');

CREATE TYPE dimensions AS (
    width_mm   integer,
    height_mm  integer,
    depth_mm   integer
);

CREATE DOMAIN slug AS text
    CONSTRAINT slug_shape CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- Products ------------------------------------------------------------------------------------------------------------

CREATE TABLE brands (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text NOT NULL,
    website  text,
    CONSTRAINT brands_name_key UNIQUE (name)
);

CREATE TABLE categories (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id  integer REFERENCES categories (id) ON DELETE RESTRICT,
    slug       slug    NOT NULL UNIQUE,
    title      text    NOT NULL,
    position   integer NOT NULL DEFAULT 0,
    CONSTRAINT categories_not_its_own_parent CHECK (parent_id <> id)
);

CREATE INDEX categories_parent_id_idx ON categories (parent_id, position);

CREATE TABLE products (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    brand_id     integer       REFERENCES brands (id) ON DELETE SET NULL,
    slug         slug          NOT NULL,
    title        text          NOT NULL,
    description  text          NOT NULL DEFAULT '',
    state        product_state NOT NULL DEFAULT 'draft',
    size         dimensions,
    tags         text[]        NOT NULL DEFAULT '{}',
    attributes   jsonb         NOT NULL DEFAULT '{}',
    search       tsvector      GENERATED ALWAYS AS (
                     setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', description), 'B')
                 ) STORED,
    created_at   timestamptz   NOT NULL DEFAULT now(),
    updated_at   timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT products_slug_key UNIQUE (slug),
    CONSTRAINT products_attributes_is_object CHECK (jsonb_typeof(attributes) = 'object')
);

CREATE INDEX products_brand_id_idx ON products (brand_id);
CREATE INDEX products_search_idx ON products USING gin (search);
CREATE INDEX products_tags_idx ON products USING gin (tags);
CREATE INDEX products_title_idx ON products (lower(title) text_pattern_ops);
CREATE INDEX products_listed_idx ON products (updated_at DESC) INCLUDE (title) WHERE state = 'listed';

COMMENT ON TABLE products IS 'One row a thing that can be bought; its variants differ in size or colour only.';
COMMENT ON COLUMN products.attributes IS 'What only some products have; keys are documented by the category.';

CREATE TABLE product_categories (
    product_id   uuid    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    category_id  integer NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
    PRIMARY KEY (product_id, category_id)
);

CREATE INDEX product_categories_category_id_idx ON product_categories (category_id);

CREATE TABLE variants (
    sku         text PRIMARY KEY,
    product_id  uuid    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    title       text    NOT NULL,
    barcode     text,
    weight_g    integer CHECK (weight_g > 0),
    CONSTRAINT variants_barcode_key UNIQUE (barcode),
    CONSTRAINT variants_sku_shape CHECK (sku = upper(sku))
);

CREATE INDEX variants_product_id_idx ON variants (product_id);

CREATE TABLE prices (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku       text          NOT NULL REFERENCES variants (sku) ON UPDATE CASCADE ON DELETE CASCADE,
    currency  char(3)       NOT NULL,
    price     numeric(12,2) NOT NULL CHECK (price >= 0),
    valid     tstzrange     NOT NULL DEFAULT tstzrange(now(), NULL),
    -- One price at any moment.
    CONSTRAINT prices_do_not_overlap EXCLUDE USING gist (sku WITH =, currency WITH =, valid WITH &&)
);

CREATE TABLE stock_levels (
    sku        text        NOT NULL REFERENCES variants (sku) ON UPDATE CASCADE ON DELETE CASCADE,
    warehouse  text        NOT NULL,
    on_hand    integer     NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    reserved   integer     NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    available  integer     GENERATED ALWAYS AS (on_hand - reserved) STORED,
    counted_at timestamptz,
    PRIMARY KEY (sku, warehouse),
    CONSTRAINT stock_levels_reserved_at_hand CHECK (reserved <= on_hand)
);

CREATE TABLE product_images (
    product_id  uuid    NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    position    integer NOT NULL,
    url         text    NOT NULL,
    alt_text    text    NOT NULL DEFAULT '',
    PRIMARY KEY (product_id, position) DEFERRABLE INITIALLY IMMEDIATE
);

-- Behaviour -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER products_touch_updated_at
    BEFORE UPDATE ON products
    FOR EACH ROW
    EXECUTE FUNCTION touch_updated_at();

CREATE FUNCTION current_price(wanted_sku text, wanted_currency char(3)) RETURNS numeric
    LANGUAGE sql
    STABLE
AS $$
    SELECT price
      FROM prices
     WHERE sku = wanted_sku
       AND currency = wanted_currency
       AND valid @> now()
$$;

COMMENT ON FUNCTION current_price(text, char) IS 'The price of this moment, or NULL when there is none.';

CREATE MATERIALIZED VIEW category_counts AS
    SELECT c.id AS category_id,
           c.slug,
           count(p.id) AS products
      FROM categories c
      LEFT JOIN product_categories pc ON pc.category_id = c.id
      LEFT JOIN products p ON p.id = pc.product_id AND p.state = 'listed'
     GROUP BY c.id
    WITH NO DATA;

CREATE UNIQUE INDEX category_counts_category_id_key ON category_counts (category_id);

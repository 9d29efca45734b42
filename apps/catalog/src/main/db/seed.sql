-- Development data. Safe to run again.

INSERT INTO brands (name, website) VALUES
    ('Northmug', 'https://mugs.example.com'),
    ('Leaf & Co', NULL)
ON CONFLICT (name) DO NOTHING;

INSERT INTO categories (slug, title, position) VALUES
    ('kitchen', 'Kitchen', 1),
    ('tea', 'Tea', 2)
ON CONFLICT (slug) DO NOTHING;

INSERT INTO products (id, brand_id, slug, title, description, state, size, tags, attributes)
SELECT '00000000-0000-4000-8000-0000000000c1'::uuid, b.id, 'mug', 'Mug', 'Holds 300 ml of anything hot.', 'listed'::product_state,
       ROW(90, 100, 120)::dimensions, ARRAY['ceramic', 'dishwasher-safe'], '{"volume_ml": 300}'::jsonb
  FROM brands b WHERE b.name = 'Northmug'
ON CONFLICT DO NOTHING;

INSERT INTO product_categories (product_id, category_id)
SELECT '00000000-0000-4000-8000-0000000000c1', id FROM categories WHERE slug = 'kitchen'
ON CONFLICT DO NOTHING;

INSERT INTO variants (sku, product_id, title, weight_g) VALUES
    ('MUG-BLUE', '00000000-0000-4000-8000-0000000000c1', 'blue', 340),
    ('MUG-RED', '00000000-0000-4000-8000-0000000000c1', 'red', 340)
ON CONFLICT DO NOTHING;

INSERT INTO prices (sku, currency, price, valid)
SELECT sku, 'EUR', 12.50, tstzrange('2026-01-01 00:00:00+00', NULL) FROM variants
ON CONFLICT DO NOTHING;

INSERT INTO stock_levels (sku, warehouse, on_hand, reserved) VALUES
    ('MUG-BLUE', 'berlin', 40, 2),
    ('MUG-RED', 'berlin', 0, 0)
ON CONFLICT DO NOTHING;

REFRESH MATERIALIZED VIEW category_counts;

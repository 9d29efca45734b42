-- Development data. Safe to run again.

INSERT INTO customers (id, email, full_name) VALUES
    ('00000000-0000-4000-8000-000000000001', 'ada@example.com', 'Ada'),
    ('00000000-0000-4000-8000-000000000002', 'grace@example.com', 'Grace')
ON CONFLICT DO NOTHING;

INSERT INTO orders (id, customer_id, status, shipping_address, placed_at)
OVERRIDING SYSTEM VALUE VALUES
    (1001, '00000000-0000-4000-8000-000000000001', 'placed', '{"street": "Hauptstraße 1", "city": "Berlin"}', '2026-11-01 09:30:00+01'),
    (1002, '00000000-0000-4000-8000-000000000002', 'draft', NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO order_items (order_id, line, sku, title, quantity, unit_price) VALUES
    (1001, 1, 'MUG-BLUE', 'Mug, blue', 2, 12.50),
    (1001, 2, 'TEA-EARL', 'Earl Grey, 100 g', 1, 7.90),
    (1002, 1, 'MUG-RED', 'Mug, red', 1, 12.50)
ON CONFLICT DO NOTHING;

-- New orders go on behind the seeded ids.
SELECT setval(pg_get_serial_sequence('orders', 'id'), greatest((SELECT max(id) FROM orders), 1));

-- Development data. Safe to run again.

INSERT INTO plans (code, title, monthly_fee, features) VALUES
    ('free', 'Free', 0, '["one seat"]'),
    ('team', 'Team', 29.00, '["ten seats", "support by mail"]'),
    ('business', 'Business', 199.00, '["any number of seats", "support by phone"]')
ON CONFLICT (code) DO NOTHING;

INSERT INTO accounts (id, name, billing_email, billing_address, vat_id) VALUES
    ('00000000-0000-4000-8000-0000000000a1', 'Example GmbH', 'billing@example.com',
     ROW('Hauptstraße 1', '10115', 'Berlin', 'DE'), 'DE000000001')
ON CONFLICT DO NOTHING;

INSERT INTO subscriptions (id, account_id, plan_code, period, seats) VALUES
    ('00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000a1', 'team', '[2026-01-01,)', 7)
ON CONFLICT DO NOTHING;

INSERT INTO invoices (id, account_id, number, status, currency, issued_on, due_on) VALUES
    (1, '00000000-0000-4000-8000-0000000000a1', 'INV-99999', 'open', 'EUR', '2026-11-01', '2026-11-15')
ON CONFLICT DO NOTHING;

INSERT INTO invoice_lines (invoice_id, line, description, quantity, unit_price) VALUES
    (1, 1, 'Team, November 2026', 1, 29.00)
ON CONFLICT DO NOTHING;

SELECT setval(pg_get_serial_sequence('invoices', 'id'), greatest((SELECT max(id) FROM invoices), 1));

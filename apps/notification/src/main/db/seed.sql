-- Development data. Safe to run again.

INSERT INTO templates (key, channel, description) VALUES
    ('order.placed', 'email', 'Sent when an order is placed'),
    ('order.shipped', 'sms', 'Sent when a parcel leaves')
ON CONFLICT (key) DO NOTHING;

INSERT INTO template_versions (template_key, version, subject, body, variables, published_at) VALUES
    ('order.placed', 1, 'Your order {{number}}', 'Thank you, {{name}}. We are packing.', '{number,name}', '2026-10-01 08:00:00+00'),
    ('order.shipped', 1, NULL, 'Your order {{number}} is on its way.', '{number}', '2026-10-01 08:00:00+00')
ON CONFLICT DO NOTHING;

INSERT INTO recipients (id, email, phone, time_zone) VALUES
    ('00000000-0000-4000-8000-000000000001', 'ada@example.com', '+4930555001', 'Europe/Berlin'),
    ('00000000-0000-4000-8000-000000000002', 'grace@example.com', NULL, 'America/New_York')
ON CONFLICT DO NOTHING;

INSERT INTO preferences (recipient_id, channel, topic, enabled, quiet_from, quiet_until) VALUES
    ('00000000-0000-4000-8000-000000000001', 'sms', 'shipping', true, '22:00', '07:00'),
    ('00000000-0000-4000-8000-000000000002', 'email', 'marketing', false, NULL, NULL)
ON CONFLICT DO NOTHING;

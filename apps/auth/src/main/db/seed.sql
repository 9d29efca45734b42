-- Development data. Safe to run again.

INSERT INTO permissions (code, description) VALUES
    ('users:read', 'See accounts'),
    ('users:invite', 'Invite new people'),
    ('users:lock', 'Lock and unlock accounts'),
    ('orders:read', 'See orders'),
    ('orders:refund', 'Refund an order')
ON CONFLICT (code) DO NOTHING;

INSERT INTO roles (name, description) VALUES
    ('admin', 'May do everything'),
    ('support', 'Answers customers'),
    ('customer', 'Buys things')
ON CONFLICT (name) DO NOTHING;

INSERT INTO role_permissions (role_id, permission_code)
SELECT r.id, p.code
  FROM roles r
  JOIN permissions p ON r.name = 'admin' OR (r.name = 'support' AND p.code IN ('users:read', 'orders:read'))
ON CONFLICT DO NOTHING;

INSERT INTO users (id, email, display_name, status, metadata) VALUES
    ('00000000-0000-4000-8000-000000000001', 'ada@example.com', 'Ada', 'active', '{"theme": "dark"}'),
    ('00000000-0000-4000-8000-000000000002', 'grace@example.com', 'Grace', 'active', '{}'),
    ('00000000-0000-4000-8000-000000000003', 'alan@example.com', 'Alan', 'invited', '{}')
ON CONFLICT DO NOTHING;

INSERT INTO user_roles (user_id, role_id)
SELECT '00000000-0000-4000-8000-000000000001'::uuid, id FROM roles WHERE name = 'admin'
UNION ALL
SELECT '00000000-0000-4000-8000-000000000002'::uuid, id FROM roles WHERE name = 'support'
ON CONFLICT DO NOTHING;

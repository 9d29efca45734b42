CREATE TYPE user_role AS ENUM ('member', 'admin');
CREATE TABLE users (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email      text NOT NULL,
    role       user_role NOT NULL DEFAULT 'member',
    tags       text[],
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE users IS 'Who may log in.';
COMMENT ON COLUMN users.email IS 'unique by a trigger';
CREATE VIEW admins AS SELECT id, email FROM users WHERE role = 'admin';

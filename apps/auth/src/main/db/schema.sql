-- The auth service: who may sign in, how, and what they may do.

CREATE DOMAIN email_address AS text
    CONSTRAINT email_address_shape CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$');

CREATE TYPE account_status AS ENUM ('invited', 'active', 'locked', 'closed');

CREATE TYPE identity_provider AS ENUM ('google', 'github', 'microsoft', 'saml');

-- Accounts ------------------------------------------------------------------------------------------------------------

CREATE TABLE users (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email         email_address  NOT NULL,
    display_name  text           NOT NULL,
    status        account_status NOT NULL DEFAULT 'invited',
    locale        text           NOT NULL DEFAULT 'en',
    metadata      jsonb          NOT NULL DEFAULT '{}',
    created_at    timestamptz    NOT NULL DEFAULT now(),
    updated_at    timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT users_display_name_not_blank CHECK (btrim(display_name) <> ''),
    CONSTRAINT users_metadata_is_object CHECK (jsonb_typeof(metadata) = 'object')
);

COMMENT ON TABLE users IS 'People and service accounts that can sign in.';

-- Addresses are unique without regard to case, but are kept as they were typed.
CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE INDEX users_invited_idx ON users (created_at) WHERE status = 'invited';

CREATE TABLE password_credentials (
    user_id        uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    password_hash  text        NOT NULL,
    failed_count   smallint    NOT NULL DEFAULT 0,
    locked_until   timestamptz,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT password_credentials_failed_count_positive CHECK (failed_count >= 0)
);

COMMENT ON COLUMN password_credentials.password_hash IS 'PHC string, argon2id.';

CREATE TABLE external_identities (
    provider    identity_provider NOT NULL,
    subject     text              NOT NULL,
    user_id     uuid              NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    claims      jsonb             NOT NULL DEFAULT '{}',
    linked_at   timestamptz       NOT NULL DEFAULT now(),
    PRIMARY KEY (provider, subject)
);

CREATE INDEX external_identities_user_id_idx ON external_identities (user_id);

-- Roles ---------------------------------------------------------------------------------------------------------------

CREATE TABLE roles (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text NOT NULL UNIQUE,
    description  text NOT NULL DEFAULT ''
);

CREATE TABLE permissions (
    code         text PRIMARY KEY,
    description  text NOT NULL,
    CONSTRAINT permissions_code_shape CHECK (code ~ '^[a-z]+:[a-z_]+$')
);

CREATE TABLE role_permissions (
    role_id          integer NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    permission_code  text    NOT NULL REFERENCES permissions (code) ON UPDATE CASCADE ON DELETE RESTRICT,
    PRIMARY KEY (role_id, permission_code)
);

CREATE TABLE user_roles (
    user_id     uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role_id     integer     NOT NULL REFERENCES roles (id) ON DELETE RESTRICT,
    granted_by  uuid        REFERENCES users (id) ON DELETE SET NULL,
    granted_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, role_id)
);

CREATE INDEX user_roles_role_id_idx ON user_roles (role_id);

-- Sessions ------------------------------------------------------------------------------------------------------------

CREATE TABLE sessions (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id       uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash    bytea       NOT NULL UNIQUE,
    ip_address    inet,
    user_agent    text,
    scopes        text[]      NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    revoked_at    timestamptz,
    CONSTRAINT sessions_expires_after_start CHECK (expires_at > created_at)
);

CREATE INDEX sessions_live_idx ON sessions (user_id, expires_at DESC) WHERE revoked_at IS NULL;

CREATE TABLE one_time_tokens (
    token_hash   bytea PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose      text        NOT NULL CHECK (purpose IN ('reset_password', 'verify_email', 'invite')),
    expires_at   timestamptz NOT NULL,
    consumed_at  timestamptz
);

CREATE INDEX one_time_tokens_user_id_idx ON one_time_tokens (user_id) WHERE consumed_at IS NULL;

CREATE TABLE audit_events (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id      uuid        REFERENCES users (id) ON DELETE SET NULL,
    action       text        NOT NULL,
    details      jsonb       NOT NULL DEFAULT '{}',
    occurred_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX audit_events_user_id_idx ON audit_events (user_id, occurred_at DESC);

CREATE INDEX audit_events_details_idx ON audit_events USING gin (details jsonb_path_ops);

-- Behaviour -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

CREATE TRIGGER users_touch_updated_at
    BEFORE UPDATE ON users
    FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION touch_updated_at();

CREATE VIEW active_sessions AS
    SELECT s.id,
           s.user_id,
           u.email,
           s.ip_address,
           s.created_at,
           s.expires_at
      FROM sessions s
      JOIN users u ON u.id = s.user_id
     WHERE s.revoked_at IS NULL
       AND u.status = 'active';

COMMENT ON VIEW active_sessions IS 'Sessions that nobody revoked, of accounts that may sign in; expiry is the caller''s to judge.';

CREATE VIEW user_permissions AS
    SELECT ur.user_id, rp.permission_code
      FROM user_roles ur
      JOIN role_permissions rp ON rp.role_id = ur.role_id
     GROUP BY ur.user_id, rp.permission_code;

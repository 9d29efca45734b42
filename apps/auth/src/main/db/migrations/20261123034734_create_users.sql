-- // create users
-- What it does: creates enum account_status, domain email_address, function touch_updated_at, table permissions,
--   table roles, table role_permissions, table users, table password_credentials and 11 more.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.account_status AS ENUM ('invited', 'active', 'locked', 'closed');

CREATE DOMAIN public.email_address AS text
    CONSTRAINT email_address_shape CHECK ((VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$'::text));

CREATE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$function$;

CREATE TABLE public.permissions (
    code text NOT NULL,
    description text NOT NULL,
    CONSTRAINT permissions_pkey PRIMARY KEY (code),
    CONSTRAINT permissions_code_shape CHECK ((code ~ '^[a-z]+:[a-z_]+$'::text))
);

CREATE TABLE public.roles (
    id integer GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    CONSTRAINT roles_pkey PRIMARY KEY (id),
    CONSTRAINT roles_name_key UNIQUE (name)
);

CREATE TABLE public.role_permissions (
    role_id integer NOT NULL,
    permission_code text NOT NULL,
    CONSTRAINT role_permissions_pkey PRIMARY KEY (role_id, permission_code),
    CONSTRAINT role_permissions_permission_code_fkey FOREIGN KEY (permission_code) REFERENCES public.permissions(code) ON UPDATE CASCADE ON DELETE RESTRICT,
    CONSTRAINT role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE
);

CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email public.email_address NOT NULL,
    display_name text NOT NULL,
    status public.account_status DEFAULT 'invited'::public.account_status NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    metadata jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_display_name_not_blank CHECK ((btrim(display_name) <> ''::text)),
    CONSTRAINT users_metadata_is_object CHECK ((jsonb_typeof(metadata) = 'object'::text))
);

CREATE TABLE public.password_credentials (
    user_id uuid NOT NULL,
    password_hash text NOT NULL,
    failed_count smallint DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT password_credentials_pkey PRIMARY KEY (user_id),
    CONSTRAINT password_credentials_failed_count_positive CHECK ((failed_count >= 0)),
    CONSTRAINT password_credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
);

CREATE TABLE public.sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    ip_address inet,
    user_agent text,
    scopes text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
    CONSTRAINT sessions_expires_after_start CHECK ((expires_at > created_at)),
    CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
);

CREATE TABLE public.user_roles (
    user_id uuid NOT NULL,
    role_id integer NOT NULL,
    granted_by uuid,
    granted_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_roles_pkey PRIMARY KEY (user_id, role_id),
    CONSTRAINT user_roles_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES public.users(id) ON DELETE SET NULL,
    CONSTRAINT user_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE RESTRICT,
    CONSTRAINT user_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
);

CREATE INDEX sessions_live_idx ON public.sessions USING btree (user_id, expires_at DESC) WHERE (revoked_at IS NULL);

CREATE INDEX user_roles_role_id_idx ON public.user_roles USING btree (role_id);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower((email)::text));

CREATE INDEX users_invited_idx ON public.users USING btree (created_at) WHERE (status = 'invited'::public.account_status);

CREATE VIEW public.active_sessions AS
 SELECT s.id,
    s.user_id,
    u.email,
    s.ip_address,
    s.created_at,
    s.expires_at
   FROM (public.sessions s
     JOIN public.users u ON ((u.id = s.user_id)))
  WHERE ((s.revoked_at IS NULL) AND (u.status = 'active'::public.account_status));

CREATE TRIGGER users_touch_updated_at BEFORE UPDATE ON public.users FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.touch_updated_at();

COMMENT ON COLUMN public.password_credentials.password_hash IS 'PHC string, argon2id.';

COMMENT ON TABLE public.users IS 'People and service accounts that can sign in.';

COMMENT ON VIEW public.active_sessions IS 'Sessions that nobody revoked, of accounts that may sign in; expiry is the caller''s to judge.';

-- //@UNDO
-- The undo drops table password_credentials, table role_permissions, table permissions, table sessions, table
--   user_roles, table roles, table users with whatever rows are in by then.

DROP VIEW public.active_sessions;

DROP TABLE public.password_credentials;

DROP TABLE public.role_permissions;

DROP TABLE public.permissions;

DROP TABLE public.sessions;

DROP TABLE public.user_roles;

DROP TABLE public.roles;

DROP TABLE public.users;

DROP FUNCTION public.touch_updated_at();

DROP DOMAIN public.email_address;

DROP TYPE public.account_status;

-- // audit events
-- What it does: creates table audit_events, table one_time_tokens, index audit_events_details_idx, index
--   audit_events_user_id_idx, index one_time_tokens_user_id_idx, view user_permissions.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TABLE public.audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    user_id uuid,
    action text NOT NULL,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    occurred_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT audit_events_pkey PRIMARY KEY (id),
    CONSTRAINT audit_events_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL
);

CREATE TABLE public.one_time_tokens (
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    consumed_at timestamp with time zone,
    CONSTRAINT one_time_tokens_pkey PRIMARY KEY (token_hash),
    CONSTRAINT one_time_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['reset_password'::text, 'verify_email'::text, 'invite'::text]))),
    CONSTRAINT one_time_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
);

CREATE INDEX audit_events_details_idx ON public.audit_events USING gin (details jsonb_path_ops);

CREATE INDEX audit_events_user_id_idx ON public.audit_events USING btree (user_id, occurred_at DESC);

CREATE INDEX one_time_tokens_user_id_idx ON public.one_time_tokens USING btree (user_id) WHERE (consumed_at IS NULL);

CREATE VIEW public.user_permissions AS
 SELECT ur.user_id,
    rp.permission_code
   FROM (public.user_roles ur
     JOIN public.role_permissions rp ON ((rp.role_id = ur.role_id)))
  GROUP BY ur.user_id, rp.permission_code;

-- //@UNDO
-- The undo drops table audit_events, table one_time_tokens with whatever rows are in by then.

DROP VIEW public.user_permissions;

DROP TABLE public.audit_events;

DROP TABLE public.one_time_tokens;

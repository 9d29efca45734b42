-- // external identities
-- What it does: creates enum identity_provider, table external_identities, index external_identities_user_id_idx.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.identity_provider AS ENUM ('google', 'github', 'microsoft', 'saml');

CREATE TABLE public.external_identities (
    provider public.identity_provider NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    claims jsonb DEFAULT '{}'::jsonb NOT NULL,
    linked_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT external_identities_pkey PRIMARY KEY (provider, subject),
    CONSTRAINT external_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE
);

CREATE INDEX external_identities_user_id_idx ON public.external_identities USING btree (user_id);

-- //@UNDO
-- The undo drops table external_identities with whatever rows are in by then.

DROP TABLE public.external_identities;

DROP TYPE public.identity_provider;

-- // create messages
-- What it does: creates enum channel, enum delivery_state, table recipients, table preferences, table suppressions,
--   table templates, table template_versions, table messages and 9 more.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TYPE public.channel AS ENUM ('email', 'sms', 'push', 'webhook');

CREATE TYPE public.delivery_state AS ENUM ('queued', 'sending', 'delivered', 'bounced', 'failed');

CREATE TABLE public.recipients (
    id uuid NOT NULL,
    email text,
    phone text,
    push_token text,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT recipients_pkey PRIMARY KEY (id),
    CONSTRAINT recipients_reachable CHECK ((num_nonnulls(email, phone, push_token) > 0))
);

CREATE TABLE public.preferences (
    recipient_id uuid NOT NULL,
    channel public.channel NOT NULL,
    topic text NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    quiet_from time without time zone,
    quiet_until time without time zone,
    CONSTRAINT preferences_pkey PRIMARY KEY (recipient_id, channel, topic),
    CONSTRAINT preferences_quiet_hours_complete CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
    CONSTRAINT preferences_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.recipients(id) ON DELETE CASCADE
);

CREATE TABLE public.suppressions (
    channel public.channel NOT NULL,
    address text NOT NULL,
    reason text NOT NULL,
    since timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT suppressions_pkey PRIMARY KEY (channel, address)
);

CREATE TABLE public.templates (
    key text NOT NULL,
    channel public.channel NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    CONSTRAINT templates_pkey PRIMARY KEY (key),
    CONSTRAINT templates_key_shape CHECK ((key ~ '^[a-z][a-z0-9_.]*$'::text))
);

CREATE TABLE public.template_versions (
    id integer GENERATED ALWAYS AS IDENTITY,
    template_key text NOT NULL,
    version integer NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    subject text,
    body text NOT NULL,
    variables text[] DEFAULT '{}'::text[] NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT template_versions_pkey PRIMARY KEY (id),
    CONSTRAINT template_versions_template_key_version_locale_key UNIQUE (template_key, version, locale),
    CONSTRAINT template_versions_template_key_fkey FOREIGN KEY (template_key) REFERENCES public.templates(key) ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE public.messages (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    queued_at timestamp with time zone DEFAULT now() NOT NULL,
    recipient_id uuid NOT NULL,
    template_version_id integer NOT NULL,
    channel public.channel NOT NULL,
    state public.delivery_state DEFAULT 'queued'::public.delivery_state NOT NULL,
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    dedupe_key text,
    CONSTRAINT messages_pkey PRIMARY KEY (queued_at, id),
    CONSTRAINT messages_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES public.recipients(id) ON DELETE CASCADE,
    CONSTRAINT messages_template_version_id_fkey FOREIGN KEY (template_version_id) REFERENCES public.template_versions(id) ON DELETE RESTRICT
) PARTITION BY RANGE (queued_at);

CREATE FUNCTION public.announce_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    PERFORM pg_notify('messages', json_build_object('id', NEW.id, 'channel', NEW.channel)::text);
    RETURN NULL;
END;
$function$;

CREATE TABLE public.messages_2026_q3 PARTITION OF public.messages FOR VALUES FROM ('2026-07-01 00:00:00+00') TO ('2026-10-01 00:00:00+00');

CREATE TABLE public.messages_2026_q4 PARTITION OF public.messages FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');

CREATE TABLE public.messages_other PARTITION OF public.messages DEFAULT;

CREATE INDEX messages_recipient_id_idx ON public.messages USING btree (recipient_id, queued_at DESC);

CREATE INDEX messages_waiting_idx ON public.messages USING btree (queued_at) WHERE (state = ANY (ARRAY['queued'::public.delivery_state, 'sending'::public.delivery_state]));

CREATE UNIQUE INDEX template_versions_latest_idx ON public.template_versions USING btree (template_key, locale, version DESC) WHERE (published_at IS NOT NULL);

CREATE TRIGGER messages_announce AFTER INSERT ON public.messages FOR EACH ROW EXECUTE FUNCTION public.announce_message();

COMMENT ON TABLE public.suppressions IS 'Addresses that bounced or complained; nothing is sent there whatever the preferences say.';

-- //@UNDO
-- The undo drops table messages, table preferences, table recipients, table suppressions, table template_versions,
--   table templates with whatever rows are in by then.

DROP TABLE public.messages;

DROP TABLE public.preferences;

DROP TABLE public.recipients;

DROP TABLE public.suppressions;

DROP TABLE public.template_versions;

DROP TABLE public.templates;

DROP FUNCTION public.announce_message();

DROP TYPE public.channel;

DROP TYPE public.delivery_state;

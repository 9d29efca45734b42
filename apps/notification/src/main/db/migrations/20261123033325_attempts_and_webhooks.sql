-- // attempts and webhooks
-- What it does: creates table delivery_attempts, table webhooks, index delivery_attempts_message_idx, index
--   webhooks_topics_idx, view delivery_rates.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TABLE public.delivery_attempts (
    id bigint GENERATED ALWAYS AS IDENTITY,
    message_id uuid NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    state public.delivery_state NOT NULL,
    response jsonb,
    duration interval,
    attempted_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT delivery_attempts_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_attempts_queued_at_message_id_fkey FOREIGN KEY (queued_at, message_id) REFERENCES public.messages(queued_at, id) ON DELETE CASCADE
);

CREATE TABLE public.webhooks (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    url text NOT NULL,
    secret_hash bytea NOT NULL,
    topics text[] DEFAULT '{}'::text[] NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT webhooks_pkey PRIMARY KEY (id),
    CONSTRAINT webhooks_url_check CHECK ((url ~ '^https://'::text))
);

CREATE INDEX delivery_attempts_message_idx ON public.delivery_attempts USING btree (queued_at, message_id);

CREATE INDEX webhooks_topics_idx ON public.webhooks USING gin (topics) WHERE active;

CREATE VIEW public.delivery_rates AS
 SELECT channel,
    date_trunc('day'::text, queued_at) AS day,
    count(*) AS sent,
    count(*) FILTER (WHERE (state = 'delivered'::public.delivery_state)) AS delivered,
    count(*) FILTER (WHERE (state = ANY (ARRAY['bounced'::public.delivery_state, 'failed'::public.delivery_state]))) AS lost
   FROM public.messages
  GROUP BY channel, (date_trunc('day'::text, queued_at));

-- //@UNDO
-- The undo drops table delivery_attempts, table webhooks with whatever rows are in by then.

DROP VIEW public.delivery_rates;

DROP TABLE public.delivery_attempts;

DROP TABLE public.webhooks;

-- The notification service: what is sent to whom, over which channel, and what became of it.

CREATE TYPE channel AS ENUM ('email', 'sms', 'push', 'webhook');

CREATE TYPE delivery_state AS ENUM ('queued', 'sending', 'delivered', 'bounced', 'failed');

-- What can be said ----------------------------------------------------------------------------------------------------

CREATE TABLE templates (
    key          text PRIMARY KEY,
    channel      channel NOT NULL,
    description  text    NOT NULL DEFAULT '',
    CONSTRAINT templates_key_shape CHECK (key ~ '^[a-z][a-z0-9_.]*$')
);

CREATE TABLE template_versions (
    id             integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    template_key   text        NOT NULL REFERENCES templates (key) ON UPDATE CASCADE ON DELETE CASCADE,
    version        integer     NOT NULL,
    locale         text        NOT NULL DEFAULT 'en',
    subject        text,
    body           text        NOT NULL,
    variables      text[]      NOT NULL DEFAULT '{}',
    published_at   timestamptz,
    UNIQUE (template_key, version, locale)
);

CREATE UNIQUE INDEX template_versions_latest_idx ON template_versions (template_key, locale, version DESC)
    WHERE published_at IS NOT NULL;

-- Who hears it --------------------------------------------------------------------------------------------------------

CREATE TABLE recipients (
    id          uuid PRIMARY KEY,
    email       text,
    phone       text,
    push_token  text,
    time_zone   text        NOT NULL DEFAULT 'UTC',
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT recipients_reachable CHECK (num_nonnulls(email, phone, push_token) > 0)
);

CREATE TABLE preferences (
    recipient_id  uuid    NOT NULL REFERENCES recipients (id) ON DELETE CASCADE,
    channel       channel NOT NULL,
    topic         text    NOT NULL,
    enabled       boolean NOT NULL DEFAULT true,
    quiet_from    time,
    quiet_until   time,
    PRIMARY KEY (recipient_id, channel, topic),
    CONSTRAINT preferences_quiet_hours_complete CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
);

CREATE TABLE suppressions (
    channel    channel     NOT NULL,
    address    text        NOT NULL,
    reason     text        NOT NULL,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (channel, address)
);

COMMENT ON TABLE suppressions IS 'Addresses that bounced or complained; nothing is sent there whatever the preferences say.';

-- What was said, a partition a quarter --------------------------------------------------------------------------------

CREATE TABLE messages (
    id                   uuid           NOT NULL DEFAULT gen_random_uuid(),
    queued_at            timestamptz    NOT NULL DEFAULT now(),
    recipient_id         uuid           NOT NULL REFERENCES recipients (id) ON DELETE CASCADE,
    template_version_id  integer        NOT NULL REFERENCES template_versions (id) ON DELETE RESTRICT,
    channel              channel        NOT NULL,
    state                delivery_state NOT NULL DEFAULT 'queued',
    payload              jsonb          NOT NULL DEFAULT '{}',
    dedupe_key           text,
    PRIMARY KEY (queued_at, id)
) PARTITION BY RANGE (queued_at);

CREATE TABLE messages_2026_q3 PARTITION OF messages
    FOR VALUES FROM ('2026-07-01 00:00:00+00') TO ('2026-10-01 00:00:00+00');
CREATE TABLE messages_2026_q4 PARTITION OF messages
    FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE TABLE messages_other PARTITION OF messages DEFAULT;

CREATE INDEX messages_waiting_idx ON messages (queued_at) WHERE state IN ('queued', 'sending');
CREATE INDEX messages_recipient_id_idx ON messages (recipient_id, queued_at DESC);

CREATE TABLE delivery_attempts (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id   uuid           NOT NULL,
    queued_at    timestamptz    NOT NULL,
    state        delivery_state NOT NULL,
    response     jsonb,
    duration     interval,
    attempted_at timestamptz    NOT NULL DEFAULT now(),
    FOREIGN KEY (queued_at, message_id) REFERENCES messages (queued_at, id) ON DELETE CASCADE
);

CREATE INDEX delivery_attempts_message_idx ON delivery_attempts (queued_at, message_id);

CREATE TABLE webhooks (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    url         text        NOT NULL CHECK (url ~ '^https://'),
    secret_hash bytea       NOT NULL,
    topics      text[]      NOT NULL DEFAULT '{}',
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX webhooks_topics_idx ON webhooks USING gin (topics) WHERE active;

-- Behaviour -----------------------------------------------------------------------------------------------------------

CREATE FUNCTION announce_message() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_notify('messages', json_build_object('id', NEW.id, 'channel', NEW.channel)::text);
    RETURN NULL;
END;
$$;

CREATE TRIGGER messages_announce
    AFTER INSERT ON messages
    FOR EACH ROW
    EXECUTE FUNCTION announce_message();

CREATE VIEW delivery_rates AS
    SELECT channel,
           date_trunc('day', queued_at)                      AS day,
           count(*)                                          AS sent,
           count(*) FILTER (WHERE state = 'delivered')       AS delivered,
           count(*) FILTER (WHERE state IN ('bounced', 'failed')) AS lost
      FROM messages
     GROUP BY channel, date_trunc('day', queued_at);

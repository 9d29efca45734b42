-- // ledger
-- What it does: creates table ledger_entries, table ledger_entries_2025, table ledger_entries_2026, table
--   ledger_entries_other, index ledger_entries_account_id_idx, comment table public.ledger_entries.
-- What it loses: nothing.
-- Proven on PostgreSQL 17.11: the up gives schema.sql, the undo gives back the schema before it.

CREATE TABLE public.ledger_entries (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid,
    debit public.amount DEFAULT 0 NOT NULL,
    credit public.amount DEFAULT 0 NOT NULL,
    text text NOT NULL,
    CONSTRAINT ledger_entries_pkey PRIMARY KEY (booked_on, id),
    CONSTRAINT ledger_entries_one_side CHECK ((((debit)::numeric = (0)::numeric) <> ((credit)::numeric = (0)::numeric)))
) PARTITION BY RANGE (booked_on);

CREATE TABLE public.ledger_entries_2025 PARTITION OF public.ledger_entries FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE public.ledger_entries_2026 PARTITION OF public.ledger_entries FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE TABLE public.ledger_entries_other PARTITION OF public.ledger_entries DEFAULT;

CREATE INDEX ledger_entries_account_id_idx ON public.ledger_entries USING btree (account_id, booked_on);

COMMENT ON TABLE public.ledger_entries IS 'Double entry, append-only; ids come from the accounting system.';

-- //@UNDO
-- The undo drops table ledger_entries with whatever rows are in by then.

DROP TABLE public.ledger_entries;

--
-- PostgreSQL database dump
--

\restrict Lh7sGfbOMXIhd8Py7Nxaj2EgMOkMhuEwTTyMq2UQLYCdLcc9uw9rVA2leL7wNjf

-- Dumped from database version 14.24
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: billing; Type: DATABASE; Schema: -; Owner: postgres
--

CREATE DATABASE billing WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C';


ALTER DATABASE billing OWNER TO postgres;

\unrestrict Lh7sGfbOMXIhd8Py7Nxaj2EgMOkMhuEwTTyMq2UQLYCdLcc9uw9rVA2leL7wNjf
\connect billing
\restrict Lh7sGfbOMXIhd8Py7Nxaj2EgMOkMhuEwTTyMq2UQLYCdLcc9uw9rVA2leL7wNjf

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: public; Type: SCHEMA; Schema: -; Owner: postgres
--

-- *not* creating schema, since initdb creates it


ALTER SCHEMA public OWNER TO postgres;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: amount; Type: DOMAIN; Schema: public; Owner: postgres
--

CREATE DOMAIN public.amount AS numeric(14,2);


ALTER DOMAIN public.amount OWNER TO postgres;

--
-- Name: currency_code; Type: DOMAIN; Schema: public; Owner: postgres
--

CREATE DOMAIN public.currency_code AS character(3)
	CONSTRAINT currency_code_shape CHECK ((VALUE ~ '^[A-Z]{3}$'::text));


ALTER DOMAIN public.currency_code OWNER TO postgres;

--
-- Name: invoice_status; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.invoice_status AS ENUM (
    'draft',
    'open',
    'paid',
    'void',
    'uncollectible'
);


ALTER TYPE public.invoice_status OWNER TO postgres;

--
-- Name: payment_method; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.payment_method AS ENUM (
    'card',
    'sepa',
    'transfer'
);


ALTER TYPE public.payment_method OWNER TO postgres;

--
-- Name: postal_address; Type: TYPE; Schema: public; Owner: postgres
--

CREATE TYPE public.postal_address AS (
	street text,
	postal_code text,
	city text,
	country character(2)
);


ALTER TYPE public.postal_address OWNER TO postgres;

--
-- Name: settle_invoice(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.settle_invoice() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    owed  numeric;
    got   numeric;
BEGIN
    SELECT gross INTO owed FROM invoice_totals WHERE invoice_id = NEW.invoice_id;
    SELECT sum(paid) INTO got FROM payments WHERE invoice_id = NEW.invoice_id;
    IF got >= owed THEN
        UPDATE invoices SET status = 'paid' WHERE id = NEW.invoice_id AND status = 'open';
    END IF;
    RETURN NULL;
END;
$$;


ALTER FUNCTION public.settle_invoice() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: accounts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.accounts (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    billing_email text NOT NULL,
    billing_address public.postal_address,
    vat_id text,
    currency public.currency_code DEFAULT 'EUR'::bpchar NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.accounts OWNER TO postgres;

--
-- Name: invoice_lines; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.invoice_lines (
    invoice_id bigint NOT NULL,
    line integer NOT NULL,
    description text NOT NULL,
    quantity numeric(12,3) DEFAULT 1 NOT NULL,
    unit_price public.amount NOT NULL,
    tax_rate numeric(5,4) DEFAULT 0.19 NOT NULL,
    net numeric(14,2) GENERATED ALWAYS AS (round((quantity * (unit_price)::numeric), 2)) STORED,
    tax numeric(14,2) GENERATED ALWAYS AS (round(((quantity * (unit_price)::numeric) * tax_rate), 2)) STORED,
    CONSTRAINT invoice_lines_tax_rate_check CHECK (((tax_rate >= (0)::numeric) AND (tax_rate < (1)::numeric)))
);


ALTER TABLE public.invoice_lines OWNER TO postgres;

--
-- Name: invoice_number_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public.invoice_number_seq
    START WITH 100000
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.invoice_number_seq OWNER TO postgres;

--
-- Name: invoice_totals; Type: VIEW; Schema: public; Owner: postgres
--

CREATE VIEW public.invoice_totals AS
SELECT
    NULL::bigint AS invoice_id,
    NULL::text AS number,
    NULL::public.invoice_status AS status,
    NULL::numeric AS net,
    NULL::numeric AS tax,
    NULL::numeric AS gross;


ALTER TABLE public.invoice_totals OWNER TO postgres;

--
-- Name: invoices; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.invoices (
    id bigint NOT NULL,
    account_id uuid NOT NULL,
    number text DEFAULT ('INV-'::text || nextval('public.invoice_number_seq'::regclass)) NOT NULL,
    status public.invoice_status DEFAULT 'draft'::public.invoice_status NOT NULL,
    currency public.currency_code NOT NULL,
    issued_on date,
    due_on date,
    memo text,
    CONSTRAINT invoices_due_after_issue CHECK ((due_on >= issued_on)),
    CONSTRAINT invoices_issued_has_due_date CHECK (((status = 'draft'::public.invoice_status) OR ((issued_on IS NOT NULL) AND (due_on IS NOT NULL))))
);


ALTER TABLE public.invoices OWNER TO postgres;

--
-- Name: COLUMN invoices.number; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON COLUMN public.invoices.number IS 'Shown to the customer; without gaps only as far as the tax office asks.';


--
-- Name: invoices_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

ALTER TABLE public.invoices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.invoices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_entries; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ledger_entries (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid,
    debit public.amount DEFAULT 0 NOT NULL,
    credit public.amount DEFAULT 0 NOT NULL,
    text text NOT NULL,
    CONSTRAINT ledger_entries_one_side CHECK ((((debit)::numeric = (0)::numeric) <> ((credit)::numeric = (0)::numeric)))
)
PARTITION BY RANGE (booked_on);


ALTER TABLE public.ledger_entries OWNER TO postgres;

--
-- Name: TABLE ledger_entries; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.ledger_entries IS 'Double entry, append-only; ids come from the accounting system.';


--
-- Name: ledger_entries_2025; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ledger_entries_2025 (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid,
    debit public.amount DEFAULT 0 NOT NULL,
    credit public.amount DEFAULT 0 NOT NULL,
    text text NOT NULL,
    CONSTRAINT ledger_entries_one_side CHECK ((((debit)::numeric = (0)::numeric) <> ((credit)::numeric = (0)::numeric)))
);


ALTER TABLE public.ledger_entries_2025 OWNER TO postgres;

--
-- Name: ledger_entries_2026; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ledger_entries_2026 (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid,
    debit public.amount DEFAULT 0 NOT NULL,
    credit public.amount DEFAULT 0 NOT NULL,
    text text NOT NULL,
    CONSTRAINT ledger_entries_one_side CHECK ((((debit)::numeric = (0)::numeric) <> ((credit)::numeric = (0)::numeric)))
);


ALTER TABLE public.ledger_entries_2026 OWNER TO postgres;

--
-- Name: ledger_entries_other; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.ledger_entries_other (
    id bigint NOT NULL,
    booked_on date NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid,
    debit public.amount DEFAULT 0 NOT NULL,
    credit public.amount DEFAULT 0 NOT NULL,
    text text NOT NULL,
    CONSTRAINT ledger_entries_one_side CHECK ((((debit)::numeric = (0)::numeric) <> ((credit)::numeric = (0)::numeric)))
);


ALTER TABLE public.ledger_entries_other OWNER TO postgres;

--
-- Name: payments; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.payments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    invoice_id bigint NOT NULL,
    method public.payment_method NOT NULL,
    paid public.amount NOT NULL,
    reference text,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT payments_paid_check CHECK (((paid)::numeric > (0)::numeric))
);


ALTER TABLE public.payments OWNER TO postgres;

--
-- Name: plans; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.plans (
    code text NOT NULL,
    title text NOT NULL,
    monthly_fee public.amount NOT NULL,
    currency public.currency_code DEFAULT 'EUR'::bpchar NOT NULL,
    features jsonb DEFAULT '[]'::jsonb NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT plans_monthly_fee_check CHECK (((monthly_fee)::numeric >= (0)::numeric))
);


ALTER TABLE public.plans OWNER TO postgres;

--
-- Name: subscriptions; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.subscriptions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    plan_code text NOT NULL,
    period daterange NOT NULL,
    seats integer DEFAULT 1 NOT NULL,
    CONSTRAINT subscriptions_period_not_empty CHECK ((NOT isempty(period))),
    CONSTRAINT subscriptions_seats_check CHECK (((seats >= 1) AND (seats <= 10000)))
);


ALTER TABLE public.subscriptions OWNER TO postgres;

--
-- Name: ledger_entries_2025; Type: TABLE ATTACH; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries ATTACH PARTITION public.ledger_entries_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');


--
-- Name: ledger_entries_2026; Type: TABLE ATTACH; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries ATTACH PARTITION public.ledger_entries_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');


--
-- Name: ledger_entries_other; Type: TABLE ATTACH; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries ATTACH PARTITION public.ledger_entries_other DEFAULT;


--
-- Name: accounts accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);


--
-- Name: invoice_lines invoice_lines_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.invoice_lines
    ADD CONSTRAINT invoice_lines_pkey PRIMARY KEY (invoice_id, line);


--
-- Name: invoices invoices_number_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT invoices_number_key UNIQUE (number);


--
-- Name: invoices invoices_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT invoices_pkey PRIMARY KEY (id);


--
-- Name: ledger_entries ledger_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries
    ADD CONSTRAINT ledger_entries_pkey PRIMARY KEY (booked_on, id);


--
-- Name: ledger_entries_2025 ledger_entries_2025_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries_2025
    ADD CONSTRAINT ledger_entries_2025_pkey PRIMARY KEY (booked_on, id);


--
-- Name: ledger_entries_2026 ledger_entries_2026_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries_2026
    ADD CONSTRAINT ledger_entries_2026_pkey PRIMARY KEY (booked_on, id);


--
-- Name: ledger_entries_other ledger_entries_other_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.ledger_entries_other
    ADD CONSTRAINT ledger_entries_other_pkey PRIMARY KEY (booked_on, id);


--
-- Name: payments payments_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_pkey PRIMARY KEY (id);


--
-- Name: plans plans_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.plans
    ADD CONSTRAINT plans_pkey PRIMARY KEY (code);


--
-- Name: subscriptions subscriptions_one_at_a_time; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_one_at_a_time EXCLUDE USING gist (account_id WITH =, period WITH &&);


--
-- Name: subscriptions subscriptions_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (id);


--
-- Name: accounts_vat_id_key; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX accounts_vat_id_key ON public.accounts USING btree (upper(vat_id)) WHERE (vat_id IS NOT NULL);


--
-- Name: invoices_account_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX invoices_account_id_idx ON public.invoices USING btree (account_id, issued_on DESC);


--
-- Name: invoices_unpaid_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX invoices_unpaid_idx ON public.invoices USING btree (due_on) WHERE (status = 'open'::public.invoice_status);


--
-- Name: ledger_entries_account_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ledger_entries_account_id_idx ON ONLY public.ledger_entries USING btree (account_id, booked_on);


--
-- Name: ledger_entries_2025_account_id_booked_on_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ledger_entries_2025_account_id_booked_on_idx ON public.ledger_entries_2025 USING btree (account_id, booked_on);


--
-- Name: ledger_entries_2026_account_id_booked_on_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ledger_entries_2026_account_id_booked_on_idx ON public.ledger_entries_2026 USING btree (account_id, booked_on);


--
-- Name: ledger_entries_other_account_id_booked_on_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX ledger_entries_other_account_id_booked_on_idx ON public.ledger_entries_other USING btree (account_id, booked_on);


--
-- Name: payments_invoice_id_idx; Type: INDEX; Schema: public; Owner: postgres
--

CREATE INDEX payments_invoice_id_idx ON public.payments USING btree (invoice_id);


--
-- Name: payments_reference_key; Type: INDEX; Schema: public; Owner: postgres
--

CREATE UNIQUE INDEX payments_reference_key ON public.payments USING btree (method, reference) WHERE (reference IS NOT NULL);


--
-- Name: ledger_entries_2025_account_id_booked_on_idx; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_account_id_idx ATTACH PARTITION public.ledger_entries_2025_account_id_booked_on_idx;


--
-- Name: ledger_entries_2025_pkey; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_pkey ATTACH PARTITION public.ledger_entries_2025_pkey;


--
-- Name: ledger_entries_2026_account_id_booked_on_idx; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_account_id_idx ATTACH PARTITION public.ledger_entries_2026_account_id_booked_on_idx;


--
-- Name: ledger_entries_2026_pkey; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_pkey ATTACH PARTITION public.ledger_entries_2026_pkey;


--
-- Name: ledger_entries_other_account_id_booked_on_idx; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_account_id_idx ATTACH PARTITION public.ledger_entries_other_account_id_booked_on_idx;


--
-- Name: ledger_entries_other_pkey; Type: INDEX ATTACH; Schema: public; Owner: postgres
--

ALTER INDEX public.ledger_entries_pkey ATTACH PARTITION public.ledger_entries_other_pkey;


--
-- Name: invoice_totals _RETURN; Type: RULE; Schema: public; Owner: postgres
--

CREATE OR REPLACE VIEW public.invoice_totals AS
 SELECT i.id AS invoice_id,
    i.number,
    i.status,
    COALESCE(sum(l.net), (0)::numeric) AS net,
    COALESCE(sum(l.tax), (0)::numeric) AS tax,
    COALESCE(sum((l.net + l.tax)), (0)::numeric) AS gross
   FROM (public.invoices i
     LEFT JOIN public.invoice_lines l ON ((l.invoice_id = i.id)))
  GROUP BY i.id;


--
-- Name: payments payments_settle_invoice; Type: TRIGGER; Schema: public; Owner: postgres
--

CREATE TRIGGER payments_settle_invoice AFTER INSERT ON public.payments FOR EACH ROW EXECUTE FUNCTION public.settle_invoice();


--
-- Name: invoice_lines invoice_lines_invoice_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.invoice_lines
    ADD CONSTRAINT invoice_lines_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES public.invoices(id) ON DELETE CASCADE;


--
-- Name: invoices invoices_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.invoices
    ADD CONSTRAINT invoices_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE RESTRICT;


--
-- Name: payments payments_invoice_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.payments
    ADD CONSTRAINT payments_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES public.invoices(id) ON DELETE RESTRICT;


--
-- Name: subscriptions subscriptions_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE RESTRICT;


--
-- Name: subscriptions subscriptions_plan_code_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_plan_code_fkey FOREIGN KEY (plan_code) REFERENCES public.plans(code) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: invoices; Type: ROW SECURITY; Schema: public; Owner: postgres
--

ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;

--
-- Name: invoices invoices_of_own_account; Type: POLICY; Schema: public; Owner: postgres
--

CREATE POLICY invoices_of_own_account ON public.invoices FOR SELECT USING ((account_id = (NULLIF(current_setting('billing.account_id'::text, true), ''::text))::uuid));


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: postgres
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict Lh7sGfbOMXIhd8Py7Nxaj2EgMOkMhuEwTTyMq2UQLYCdLcc9uw9rVA2leL7wNjf


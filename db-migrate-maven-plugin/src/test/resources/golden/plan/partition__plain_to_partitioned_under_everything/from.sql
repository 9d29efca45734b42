CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x * 2';
CREATE TABLE kind (id int PRIMARY KEY);
CREATE TABLE event (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100),
    no serial,
    at date NOT NULL DEFAULT current_date,
    kind int NOT NULL REFERENCES kind (id),
    before bigint,
    before_at date,
    weight int CHECK (weight > 0),
    double int GENERATED ALWAYS AS (twice(weight)) STORED,
    text text COLLATE "C" DEFAULT 'none',
    PRIMARY KEY (id, at),
    UNIQUE (no, at),
    CONSTRAINT event_before FOREIGN KEY (before, before_at) REFERENCES event (id, at)
);

ALTER TABLE event ALTER text SET STATISTICS 500;
CREATE INDEX event_kind ON event (kind) WHERE weight > 1;
CREATE INDEX ON event (lower(text));
CREATE STATISTICS event_stats (dependencies) ON kind, weight FROM event;
CREATE TABLE note (id int PRIMARY KEY, event bigint, at date, FOREIGN KEY (event, at) REFERENCES event (id, at) ON DELETE CASCADE);
CREATE TRIGGER touched BEFORE INSERT OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER counted AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION touch();
ALTER TABLE event DISABLE TRIGGER counted;
CREATE RULE nothing AS ON DELETE TO event WHERE OLD.id < 0 DO INSTEAD NOTHING;
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON event FOR SELECT TO pg_monitor USING (weight > 3);
CREATE VIEW heavy AS SELECT id, at, text FROM event WHERE weight > 10;
CREATE VIEW heavier AS SELECT id FROM heavy;
CREATE MATERIALIZED VIEW per_kind AS SELECT kind, count(*) AS n FROM event GROUP BY kind;
CREATE UNIQUE INDEX per_kind_key ON per_kind (kind);
CREATE FUNCTION label(e event) RETURNS text LANGUAGE sql STABLE AS 'SELECT e.text';
CREATE FUNCTION events() RETURNS SETOF event LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM event; END;
CREATE PUBLICATION news FOR TABLE event, note;
ALTER TABLE event REPLICA IDENTITY USING INDEX event_no_at_key;
ALTER TABLE event CLUSTER ON event_pkey;
ALTER TABLE event OWNER TO pg_database_owner;
GRANT SELECT ON event TO PUBLIC;
GRANT UPDATE (text) ON event TO pg_monitor WITH GRANT OPTION;
GRANT SELECT ON heavy TO pg_monitor;
COMMENT ON TABLE event IS 'What happened';
COMMENT ON COLUMN event.at IS 'When';
COMMENT ON CONSTRAINT event_before ON event IS 'Which one was first';
COMMENT ON INDEX event_kind IS 'By kind';
COMMENT ON TRIGGER touched ON event IS 'Touched';
COMMENT ON POLICY own ON event IS 'Own';
COMMENT ON STATISTICS event_stats IS 'Numbers';
COMMENT ON VIEW heavy IS 'Heavy';

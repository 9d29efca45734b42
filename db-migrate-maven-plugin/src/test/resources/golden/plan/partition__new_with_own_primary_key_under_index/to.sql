CREATE TABLE events (
    id integer NOT NULL,
    area text NOT NULL
) PARTITION BY LIST (area);
CREATE TABLE events_north PARTITION OF events FOR VALUES IN ('north');
CREATE TABLE events_south PARTITION OF events FOR VALUES IN ('south');
CREATE TABLE events_west (
    id integer NOT NULL,
    area text NOT NULL,
    CONSTRAINT events_west_pkey PRIMARY KEY (area, id)
);
CREATE UNIQUE INDEX events_once ON events (area, id);
CREATE INDEX events_id ON events (id);
ALTER TABLE events ATTACH PARTITION events_west FOR VALUES IN ('west');

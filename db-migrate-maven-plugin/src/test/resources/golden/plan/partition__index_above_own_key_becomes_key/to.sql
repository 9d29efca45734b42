CREATE TABLE events (
    id integer NOT NULL,
    area text NOT NULL
) PARTITION BY LIST (area);
CREATE TABLE events_north PARTITION OF events FOR VALUES IN ('north');
CREATE TABLE events_south PARTITION OF events FOR VALUES IN ('south');
ALTER TABLE events_north ADD CONSTRAINT events_north_pkey PRIMARY KEY (area, id);
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (area, id);

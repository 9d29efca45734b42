CREATE TABLE events (
    id integer NOT NULL,
    area text NOT NULL
) PARTITION BY LIST (area);
CREATE TABLE events_north PARTITION OF events FOR VALUES IN ('north');
CREATE TABLE events_south PARTITION OF events FOR VALUES IN ('south');

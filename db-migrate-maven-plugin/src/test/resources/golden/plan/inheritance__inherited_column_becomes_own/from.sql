CREATE TABLE stamped (
    created_at timestamptz DEFAULT now(),
    origin text
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    note text
) INHERITS (stamped);
CREATE TABLE refunds (
    id integer PRIMARY KEY
) INHERITS (stamped);

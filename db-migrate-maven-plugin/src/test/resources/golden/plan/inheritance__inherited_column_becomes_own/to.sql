CREATE TABLE stamped (
    created_at timestamptz DEFAULT now()
);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    origin text
) INHERITS (stamped);
CREATE TABLE refunds (
    id integer PRIMARY KEY
) INHERITS (stamped);

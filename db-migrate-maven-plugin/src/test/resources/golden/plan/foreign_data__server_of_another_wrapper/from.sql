CREATE FOREIGN DATA WRAPPER w;
CREATE FOREIGN DATA WRAPPER other;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE items (id integer NOT NULL, name text DEFAULT 'none') SERVER s OPTIONS (t 'remote');
COMMENT ON COLUMN items.name IS 'as it is called there';
GRANT SELECT ON items TO pg_monitor;
CREATE VIEW named AS SELECT id FROM items WHERE name <> 'none';

CREATE EXTENSION postgres_fdw;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', dbname 'x', fetch_size '100');
CREATE USER MAPPING FOR PUBLIC SERVER s;
CREATE FOREIGN TABLE ft (a int OPTIONS (column_name 'z')) SERVER s OPTIONS (table_name 'other');

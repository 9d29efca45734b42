-- // rows for psql
-- refused: DBM-208 COPY … FROM STDIN line 4
CREATE TABLE b1 (id int, name text);
COPY b1 (id, name) FROM stdin;
1	it's; $$
2	\N
\.
CREATE INDEX ON b1 (id);

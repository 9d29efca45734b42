CREATE TEXT SEARCH PARSER prs (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = default);
CREATE TABLE t (a text);
CREATE INDEX t_a ON t USING gin (to_tsvector('public.c', a));

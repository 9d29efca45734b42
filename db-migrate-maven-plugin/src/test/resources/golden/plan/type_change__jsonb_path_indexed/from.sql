CREATE TABLE t (id int, doc json);
CREATE INDEX t_kind ON t ((doc ->> 'kind'));

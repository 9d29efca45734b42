CREATE TABLE t (id int, doc jsonb);
CREATE INDEX t_kind ON t ((doc ->> 'kind'));
CREATE INDEX t_doc ON t USING gin (doc jsonb_path_ops);

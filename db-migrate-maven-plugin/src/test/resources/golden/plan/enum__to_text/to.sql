CREATE TABLE t (m text DEFAULT 'ok');

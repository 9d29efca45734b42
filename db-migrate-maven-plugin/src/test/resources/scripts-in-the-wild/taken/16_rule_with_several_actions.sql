-- // a rule with several actions
-- transactional: true
-- then: SELECT string_agg(what, ',' ORDER BY what) FROM a16_log => one;,two
CREATE TABLE a16 (id int);
CREATE TABLE a16_log (what text);
CREATE RULE a16_insert AS ON INSERT TO a16 DO ALSO (
    INSERT INTO a16_log VALUES ('one;');
    INSERT INTO a16_log VALUES ('two');
);
INSERT INTO a16 VALUES (1);

-- //@UNDO
DROP TABLE a16;
DROP TABLE a16_log;

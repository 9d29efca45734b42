-- // an event trigger
-- transactional: true
-- then: SELECT count(*) FROM a17 WHERE tag = 'CREATE TABLE' => 1
CREATE TABLE a17 (tag text);
CREATE FUNCTION a17_note() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.a17 VALUES (tg_tag); END $$;
CREATE EVENT TRIGGER a17_end ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION a17_note();
CREATE TABLE a17_more (id int);
DROP EVENT TRIGGER a17_end;

-- //@UNDO
DROP TABLE a17_more;
DROP FUNCTION a17_note();
DROP TABLE a17;

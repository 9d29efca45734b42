CREATE FUNCTION template() RETURNS text LANGUAGE plpgsql AS $f$
BEGIN
  -- //@UNDO is how MyBatis begins a down
  RETURN 'Dear ${name}, ${changelog}';
END
$f$;

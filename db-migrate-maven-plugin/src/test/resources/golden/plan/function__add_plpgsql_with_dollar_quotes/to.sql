CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.updated_at := now(); -- a ; in a comment
  EXECUTE $q$ SELECT 'x; y' $q$;
  RETURN NEW;
END
$body$;

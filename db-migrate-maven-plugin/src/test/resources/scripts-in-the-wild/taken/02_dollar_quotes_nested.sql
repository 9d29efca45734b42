-- // dollar quotes, nested
-- transactional: true
-- then: SELECT a2_twice() => $$;$$ and ';' and $x$;$x$
CREATE FUNCTION a2() RETURNS text LANGUAGE plpgsql AS $function$
DECLARE
    said text;
BEGIN -- $$ ; it's
    EXECUTE $query$ SELECT $inner$$$;$$ and ';' and $x$;$x$$inner$ $query$ INTO said;
    RETURN said;
END;
$function$;

CREATE FUNCTION a2_twice() RETURNS text LANGUAGE sql AS $$ SELECT a2(); SELECT a2(); $$;

-- //@UNDO
DROP FUNCTION a2_twice();
DROP FUNCTION a2();

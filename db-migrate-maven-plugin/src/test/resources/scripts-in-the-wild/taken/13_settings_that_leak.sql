-- // SET as pg_dump writes it; the next script must not feel it
-- transactional: true
-- then: SELECT count(*) FROM a13 => 0
SET statement_timeout = 0;
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET default_table_access_method = heap;
SET session_replication_role = replica;
SET check_function_bodies = false;
CREATE TABLE public.a13 (id int);

-- //@UNDO
SET search_path = pg_catalog;
DROP TABLE public.a13;

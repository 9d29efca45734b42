-- // MyBatis' own statement end
-- transactional: true
-- then: SELECT a18() => ;
-- @DELIMITER |
CREATE FUNCTION a18() RETURNS text LANGUAGE sql AS 'SELECT '';'';'
|
-- //@DELIMITER ;
COMMENT ON FUNCTION a18() IS 'a | b';

-- //@UNDO
DROP FUNCTION a18();

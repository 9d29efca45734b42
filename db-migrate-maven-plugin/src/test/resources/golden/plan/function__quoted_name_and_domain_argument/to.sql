CREATE DOMAIN "Mail" AS text; CREATE FUNCTION "Send It"("to" "Mail", "Mail"[]) RETURNS void LANGUAGE sql AS 'SELECT';

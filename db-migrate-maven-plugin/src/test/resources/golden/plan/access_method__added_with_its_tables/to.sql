CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a int) USING pile;
COMMENT ON ACCESS METHOD pile IS 'heap by another name';

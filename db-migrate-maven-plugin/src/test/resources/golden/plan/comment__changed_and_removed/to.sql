CREATE TABLE t (a int); COMMENT ON TABLE t IS E'new\nwith a second line';

create sequence s increment 5 minvalue 10 start 10;
create table t (a bigint default nextval('s'));

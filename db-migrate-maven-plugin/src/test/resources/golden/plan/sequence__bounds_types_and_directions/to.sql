create sequence a as smallint minvalue -5 start 3;
create sequence b;
create sequence c increment -2 maxvalue 100 start 50;

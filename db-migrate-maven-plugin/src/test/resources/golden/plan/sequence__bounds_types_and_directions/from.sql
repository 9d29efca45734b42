create sequence a;
create sequence b as int increment -1;
create sequence c cycle cache 5;

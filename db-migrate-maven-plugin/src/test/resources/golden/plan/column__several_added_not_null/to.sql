create table t (a int, b int not null default 5, c text not null, d timestamptz default now() not null);

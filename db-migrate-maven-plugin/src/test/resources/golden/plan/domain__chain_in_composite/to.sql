create domain a as bigint;
create domain b as a check (value > 0);
create table t (x b, y a);
create type c as (z b);
create table u (q c);

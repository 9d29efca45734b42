create function eq(int, text) returns boolean language sql immutable as 'select $1::text = $2';
create operator === (function = eq, leftarg = int, rightarg = text);
create view v as select 1 === 'x' as b;
create cast (text as point) with inout as assignment;
create table t (a int check (a === '1'));

create view x as select 1 as a;
comment on view x is 'v';

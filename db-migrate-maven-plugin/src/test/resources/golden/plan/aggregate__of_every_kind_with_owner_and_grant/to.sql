create function sf(int,int) returns int language sql immutable as 'select 1';
create aggregate a1(int) (sfunc=sf, stype=int, initcond='0', combinefunc=sf, parallel=safe);
create aggregate a0(*) (sfunc=int8inc, stype=int8, initcond='0');
create aggregate ao(order by anyelement) (sfunc=ordered_set_transition, stype=internal, finalfunc=mode_final, finalfunc_extra);
comment on aggregate a0(*) is 'n';
grant execute on function a1(int) to pg_monitor;
alter aggregate a0(*) owner to pg_monitor;

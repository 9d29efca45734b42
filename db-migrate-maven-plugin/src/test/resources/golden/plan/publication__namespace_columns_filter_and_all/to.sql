create schema s;
create table s.t (a int primary key);
create table u (a int primary key, b int);
create publication p for tables in schema s;
create publication q for table u (a), table s.t where (a > 5) with (publish='insert', publish_via_partition_root=true);
create publication r for all tables;

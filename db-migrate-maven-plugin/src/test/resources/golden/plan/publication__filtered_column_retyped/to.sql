create table u (a bigint primary key, b int);
create publication q for table u where (a>2) with (publish='insert');

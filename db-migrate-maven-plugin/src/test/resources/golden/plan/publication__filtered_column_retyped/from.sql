create table u (a int primary key, b int);
create publication q for table u (a) where (a>1);

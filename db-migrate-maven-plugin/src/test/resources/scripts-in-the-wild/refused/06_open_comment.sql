-- // a nested comment closed once
-- refused: DBM-209 ends inside a comment line 4
CREATE TABLE b6 (id int);
/* CREATE TABLE b6_old (id int); /* not yet */
CREATE TABLE b6_more (id int);

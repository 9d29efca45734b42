CREATE TABLE t (a int, c text, d date DEFAULT current_date);

CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE u (a int PRIMARY KEY); CREATE PUBLICATION pub FOR TABLE u WITH (publish = 'delete', publish_via_partition_root);

-- // create users
CREATE TABLE users (id bigint PRIMARY KEY);
ALTER ROLE nobody_has_this_name PASSWORD 'kept-in-the-script';

-- //@UNDO
DROP TABLE users;

CREATE TABLE users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail varchar(320) NOT NULL CONSTRAINT users_mail_key UNIQUE,
  name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_mail_check CHECK (mail LIKE '%@%')
);
CREATE INDEX users_created ON users (created_at DESC NULLS LAST);
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN users.mail IS 'lower case';

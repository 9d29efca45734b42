CREATE TABLE accounts (
    id integer PRIMARY KEY,
    active boolean NOT NULL
);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
CREATE VIEW active_accounts AS SELECT id FROM accounts WHERE active;
CREATE POLICY only_active ON accounts FOR SELECT USING (id IN (SELECT id FROM active_accounts));

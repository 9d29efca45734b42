-- // ${…} that is no variable
-- transactional: true
-- then: SELECT body || note FROM a9 => Dear ${user.name}, ${} ${unclosed
CREATE TABLE a9 (body text DEFAULT 'Dear ${user.name}, ', note text);
INSERT INTO a9 (note) VALUES ('${} ${unclosed');

-- //@UNDO
DROP TABLE a9;

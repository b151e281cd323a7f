-- As a type, so that a kind which the code has and the database has not does not compile.
CREATE TYPE criterion_kind AS ENUM ('choice', 'multi', 'scale', 'preference', 'ranking', 'text', 'span');
ALTER TABLE criterion DROP CONSTRAINT criterion_kind;
ALTER TABLE criterion ALTER COLUMN kind TYPE criterion_kind USING kind::criterion_kind;

package io.github.dbmigrate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RenameNotesTest {

    @Test
    void a_note_behind_a_line_is_about_what_the_line_begins_in() {
        assertThat(told("""
                CREATE TABLE IF NOT EXISTS app.users ( -- @renamed from=people
                    id int PRIMARY KEY,
                    "Phone" varchar(20) -- @renamed from=fax
                        NOT NULL,
                    CONSTRAINT users_uq UNIQUE (id, "Phone") -- @renamed from=people_uq
                );
                """))
                .containsExactly(
                        "TABLE app.users was people",
                        "COLUMN app.users.Phone was fax",
                        "CONSTRAINT app.users.users_uq was people_uq");
    }

    @Test
    void a_note_alone_in_its_line_is_about_what_follows() {
        assertThat(told("""
                -- @renamed from=app.people
                -- The ones who log in.
                CREATE UNLOGGED TABLE users (
                    id numeric(10, 2),
                    -- @renamed from="Fax No"
                    phone text
                );
                """)).containsExactly("TABLE users was app.people", "COLUMN users.phone was Fax No");
    }

    @Test
    void values_of_an_enum_and_attributes_of_a_type_have_names_too() {
        assertThat(told("""
                CREATE TYPE status AS ENUM (
                    'open',
                    'closed' -- @renamed from=done
                    , 'on hold' -- @renamed from='put off'
                );
                CREATE TYPE address AS (
                    -- @renamed from=road
                    street text
                );
                """))
                .containsExactly(
                        "VALUE status.closed was done",
                        "VALUE status.on hold was put off",
                        "ATTRIBUTE address.street was road");
    }

    @Test
    void other_objects_are_named_behind_their_kind() {
        assertThat(told("""
                CREATE OR REPLACE VIEW v AS SELECT 1; -- @renamed from=o
                CREATE MATERIALIZED VIEW m AS SELECT 1; -- @renamed from=o
                CREATE UNIQUE INDEX CONCURRENTLY i ON t (x); -- @renamed from=o
                CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT 1 -- @renamed from=no
                $$;
                CREATE TYPE e AS ENUM ('a'); -- @renamed from=o
                CREATE DOMAIN d AS text CHECK (value <> ''); -- @renamed from=o
                CREATE SEQUENCE s; -- @renamed from=o
                CREATE SCHEMA n; -- @renamed from=o
                CREATE CONSTRAINT TRIGGER g AFTER INSERT ON app.t EXECUTE FUNCTION f(); -- @renamed from=o
                CREATE POLICY p ON t USING (true); -- @renamed from=o
                CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; -- @renamed from=o
                -- @renamed from=o
                ALTER TABLE ONLY t
                    ADD CONSTRAINT c PRIMARY KEY (id);
                """))
                .containsExactly(
                        "VIEW v was o",
                        "MATERIALIZED VIEW m was o",
                        "INDEX i was o",
                        "TYPE e was o",
                        "DOMAIN d was o",
                        "SEQUENCE s was o",
                        "SCHEMA n was o",
                        "TRIGGER app.t.g was o",
                        "POLICY t.p was o",
                        "RULE t.r was o",
                        "CONSTRAINT t.c was o");
    }

    @Test
    void what_has_no_one_name_is_told_apart() {
        assertThat(told("""
                CREATE TABLE t (
                    a int, b int, -- @renamed from=x
                    PRIMARY KEY (a), -- @renamed from=x
                    c int -- @renamed x
                );
                CREATE INDEX ON t (a); -- @renamed from=x
                SELECT 1; -- @renamed from=x
                -- @renamed from=x
                """))
                .containsExactly(
                        "nothing was x",
                        "nothing was x",
                        "COLUMN t.c was ",
                        "nothing was x",
                        "nothing was x",
                        "nothing was x");
    }

    @Test
    void a_note_inside_a_string_or_a_block_comment_is_none() {
        assertThat(told("SELECT '-- @renamed from=x'; /* -- @renamed from=x */ SELECT 2;"))
                .isEmpty();
    }

    private static List<String> told(String script) {
        return RenameNotes.of(script).stream()
                .map(note -> (note.target() == null
                                ? "nothing"
                                : note.target().kind() + " "
                                        + String.join(
                                                ".",
                                                Objects.requireNonNull(note.target())
                                                        .path()))
                        + " was " + String.join(".", note.from()))
                .toList();
    }
}

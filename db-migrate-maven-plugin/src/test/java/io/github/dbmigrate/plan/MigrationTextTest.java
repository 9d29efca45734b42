package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.ibatis.migration.MigrationReader;
import org.junit.jupiter.api.Test;

class MigrationTextTest {

    private static final PlannedStatement ADD =
            Statements.create(Kind.COLUMN, "public.users.phone", "ALTER TABLE public.users ADD COLUMN phone text");
    private static final PlannedStatement DROP_FAX =
            Statements.drop(Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users DROP COLUMN fax");

    @Test
    void tells_what_it_does_what_it_loses_and_where_it_was_proven() {
        Proof proof = new Proof(
                List.of(ADD, DROP_FAX),
                List.of(
                        Statements.create(
                                Kind.COLUMN, "public.users.fax", "ALTER TABLE public.users ADD COLUMN fax text"),
                        Statements.drop(
                                Kind.COLUMN, "public.users.phone", "ALTER TABLE public.users DROP COLUMN phone")),
                "17.6");
        DataFinding loss = new DataFinding(
                Effect.LOSS,
                new ObjectId(Kind.COLUMN, "public.users.fax"),
                "users.fax",
                OptionalLong.of(2),
                "Column users.fax is dropped with 2 values that are not null.",
                List.of());
        assertThat(MigrationText.render("add phone to users", proof, List.of(loss)))
                .isEqualTo("""
                        -- // add phone to users
                        -- What it does: creates column users.phone; drops column users.fax.
                        -- What it loses: whatever is in column users.fax where it runs. Column users.fax is dropped with 2 values that are
                        --   not null.
                        -- Proven on PostgreSQL 17.6: the up gives schema.sql, the undo gives back the schema before it.

                        ALTER TABLE public.users ADD COLUMN phone text;

                        ALTER TABLE public.users DROP COLUMN fax;

                        -- //@UNDO
                        -- The undo drops column users.phone with whatever rows are in by then.

                        ALTER TABLE public.users ADD COLUMN fax text;

                        ALTER TABLE public.users DROP COLUMN phone;
                        """);
    }

    @Test
    void names_what_is_dropped_even_where_no_row_held_anything() {
        Proof proof = new Proof(List.of(DROP_FAX), List.of(), "17.6");
        assertThat(MigrationText.render("drop fax", proof, List.of()))
                .contains("-- What it loses: whatever is in column users.fax where it runs.\n");
    }

    @Test
    void mybatis_reads_both_halves_as_they_were_proven() throws IOException {
        PlannedStatement up = carried("CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$\nBEGIN\n"
                + "  -- //@UNDO begins nothing here\n  RETURN 'Dear ${name}, ${changelog} \\ it''s';\r\nEND\n$f$");
        Proof proof = new Proof(List.of(up), List.of(DROP_FAX), "17.6");
        String text = MigrationText.render("a ${name} -- //@UNDO", proof, List.of());
        assertThat(read(text, false)).contains(up.sql() + ";").doesNotContain("DROP COLUMN fax");
        assertThat(read(text, true)).contains("DROP COLUMN fax;").doesNotContain("CREATE FUNCTION");
    }

    @Test
    void a_carried_statement_makes_the_same_object() {
        String body = "\nBEGIN\n  -- //@UNDO begins nothing here\n  RETURN 'Dear ${name} \\ it''s $1';\r\nEND\n";
        String sql = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$" + body + "$f$";
        try (JdbcDatabase database = TestDatabases.create(TestPostgres.get())) {
            database.execute(ScriptStatement.carry(sql));
            assertThat(database.query("SELECT prosrc FROM pg_proc WHERE proname = 'f'"))
                    .containsExactly(List.of(body));
        }
    }

    @Test
    void other_statements_are_written_as_they_are() {
        String sql = "CREATE VIEW v AS\n SELECT '$' || '{' AS x, 'a@UNDO' AS y";
        assertThat(ScriptStatement.carry(sql)).isEqualTo(sql);
    }

    @Test
    void long_comments_are_broken_into_lines() {
        List<PlannedStatement> many = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i ->
                        Statements.create(Kind.TABLE, "public.a_rather_long_name_" + i, "CREATE TABLE x" + i + " ()"))
                .toList();
        String text = MigrationText.render("create many", new Proof(many, List.of(), "17.6"), List.of());
        assertThat(text).contains("and 22 more");
        assertThat(text.lines().takeWhile(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith("-- ") && line.length() <= 120);
    }

    private static PlannedStatement carried(String sql) {
        return Statements.create(Kind.FUNCTION, "public.f()", ScriptStatement.carry(sql));
    }

    private static String read(String script, boolean undo) throws IOException {
        Properties variables = new Properties();
        variables.setProperty("changelog", "CHANGELOG");
        variables.setProperty("name", "nobody");
        StringWriter text = new StringWriter();
        try (Reader reader = new MigrationReader(
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), "UTF-8", undo, variables)) {
            reader.transferTo(text);
        }
        return text.toString();
    }
}

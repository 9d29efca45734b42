package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Requests.accepting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is somebody else's keeps its rows and its rights, whatever dev, an undo and reset do to what is ours. */
class LeftAloneTest {

    private static final String FIRST = "CREATE TABLE app.users (id int PRIMARY KEY, name text);";
    private static final String SECOND =
            "CREATE TABLE app.users (id int PRIMARY KEY, phone text);\nCREATE VIEW app.phones AS SELECT phone FROM app.users;";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void makeBench() {
        bench = new Bench(
                folder,
                "app",
                new CatalogScope("app", "changelog"),
                TestPostgres.get().createDatabase());
    }

    /** A change there, back, and everything from the beginning; after each the somebody else is asked. */
    private void everyGoalLeaves(String rows, String expected) {
        String before = bench.value(rows);
        assertThat(before).isEqualTo(expected);
        bench.schema(FIRST).dev();
        bench.sql("INSERT INTO app.users VALUES (1, 'Ada')");
        assertThat(bench.value(rows)).as("after the first dev").isEqualTo(expected);

        bench.schema(SECOND).dev(accepting(bench, "users.name"));
        assertThat(bench.exists("app.phones")).isTrue();
        assertThat(bench.value(rows)).as("after a change").isEqualTo(expected);
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");

        String script = bench.read("migrations/" + bench.scripts().get(1));
        assertThat(script).contains("app.users").doesNotContain("theirs");
        bench.sql("BEGIN", script.substring(script.indexOf("-- //@UNDO")), "COMMIT");
        assertThat(bench.exists("app.phones")).isFalse();
        assertThat(bench.value(rows)).as("after the undo").isEqualTo(expected);

        bench.reset();
        assertThat(bench.exists("app.phones")).isTrue();
        assertThat(bench.value(rows)).as("after reset").isEqualTo(expected);
        assertThat(bench.status().outcome()).isEqualTo("up to date");
    }

    @Test
    void what_an_extension_owns_within_our_namespace_and_beside_it() {
        bench.sql(
                "CREATE SCHEMA app",
                "CREATE EXTENSION citext SCHEMA public",
                "CREATE TABLE app.theirs (x citext)",
                "CREATE VIEW app.theirs_too AS SELECT x FROM app.theirs",
                "CREATE TABLE public.theirs (x citext)",
                "ALTER EXTENSION citext ADD TABLE app.theirs",
                "ALTER EXTENSION citext ADD VIEW app.theirs_too",
                "ALTER EXTENSION citext ADD TABLE public.theirs",
                "INSERT INTO app.theirs VALUES ('One')",
                "INSERT INTO public.theirs VALUES ('Two')");
        everyGoalLeaves("SELECT o.x || p.x FROM app.theirs_too o, public.theirs p", "OneTwo");
    }

    @Test
    void what_other_roles_own_in_namespaces_that_are_not_ours() {
        String other = "other_of_" + bench.settings.database();
        bench.sql(
                "CREATE ROLE " + other,
                "CREATE SCHEMA theirs AUTHORIZATION " + other,
                "CREATE TABLE theirs.t (id int PRIMARY KEY, x text)",
                "ALTER TABLE theirs.t OWNER TO " + other,
                "GRANT SELECT ON theirs.t TO PUBLIC",
                "CREATE TABLE public.theirs (x text)",
                "ALTER TABLE public.theirs OWNER TO " + other,
                "CREATE FUNCTION theirs.twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2'",
                "CREATE TRIGGER same BEFORE UPDATE ON theirs.t FOR EACH ROW EXECUTE FUNCTION"
                        + " suppress_redundant_updates_trigger()",
                "INSERT INTO theirs.t VALUES (1, 'a'), (2, 'b')",
                "INSERT INTO public.theirs VALUES ('c')");
        everyGoalLeaves(
                "SELECT string_agg(t.x || p.x || theirs.twice(id), ',' ORDER BY id) || ' '"
                        + " || bool_and(pg_get_userbyid(c.relowner) = '" + other + "') || ' ' || count(c.relacl)"
                        + " FROM theirs.t, public.theirs p, pg_class c WHERE c.oid = 'theirs.t'::regclass",
                "ac2,bc4 true 2");
    }

    @Test
    void a_table_of_ours_that_another_role_owns_keeps_its_owner() {
        String other = "other_of_" + bench.settings.database();
        bench.sql("CREATE ROLE " + other);
        bench.schema(FIRST + "\nALTER TABLE app.users OWNER TO " + other + ";\nGRANT SELECT ON app.users TO PUBLIC;")
                .dev();
        bench.sql("INSERT INTO app.users VALUES (1, 'Ada')");
        bench.schema(FIRST.replace("name text", "name text, phone text") + "\nALTER TABLE app.users OWNER TO " + other
                        + ";\nGRANT SELECT ON app.users TO PUBLIC;")
                .dev();
        String script = bench.read("migrations/" + bench.scripts().get(1));
        assertThat(script).doesNotContain("OWNER", "GRANT", "REVOKE");
        bench.sql("BEGIN", script.substring(script.indexOf("-- //@UNDO")), "COMMIT");
        assertThat(bench.value("SELECT name || ' ' || tableowner FROM app.users, pg_tables WHERE tablename = 'users'"))
                .isEqualTo("Ada " + other);
        bench.reset();
        assertThat(bench.value("SELECT tableowner FROM pg_tables WHERE tablename = 'users'"))
                .isEqualTo(other);
    }
}

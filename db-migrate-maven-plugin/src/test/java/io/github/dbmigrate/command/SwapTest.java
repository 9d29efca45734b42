package io.github.dbmigrate.command;

import static io.github.dbmigrate.command.Bench.problem;
import static io.github.dbmigrate.command.Requests.renaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {

    private static final String TABLES = """
            CREATE TABLE orders (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                number serial,
                buyer text NOT NULL
            );
            CREATE INDEX orders_buyer ON orders (buyer);
            CREATE TABLE invoices (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                number serial,
                total int NOT NULL,
                order_id int REFERENCES orders
            );
            CREATE INDEX invoices_total ON invoices (total);
            CREATE VIEW totals AS SELECT total FROM invoices;
            """;
    /** Each table as it was, under the other's name. */
    private static final String SWAPPED = """
            -- @renamed from=orders
            CREATE TABLE invoices (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                number serial,
                buyer text NOT NULL
            );
            CREATE INDEX invoices_buyer ON invoices (buyer);
            -- @renamed from=invoices
            CREATE TABLE orders (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                number serial,
                total int NOT NULL,
                order_id int REFERENCES invoices
            );
            CREATE INDEX orders_total ON orders (total);
            CREATE VIEW totals AS SELECT total FROM orders;
            """;

    private final Bench bench;

    SwapTest(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    private void given(String schema, String... rows) {
        bench.schema(schema).dev();
        bench.sql(rows);
    }

    private String lastScript() {
        return bench.read("migrations/" + bench.scripts().get(bench.scripts().size() - 1));
    }

    private void undoByHand() {
        String script = lastScript();
        bench.sql(script.substring(script.indexOf("-- //@UNDO")).split(";\n"));
    }

    @Test
    void two_tables_swap_their_names_with_their_rows_sequences_keys_and_indexes_there_and_back() {
        given(
                TABLES,
                "INSERT INTO orders (buyer) SELECT 'b' || n FROM generate_series(1, 7) n",
                "INSERT INTO invoices (total, order_id) VALUES (10, 1), (20, 2)");
        bench.schema(SWAPPED).dev();
        assertThat(bench.value("SELECT string_agg(buyer, ',' ORDER BY id) FROM invoices"))
                .isEqualTo("b1,b2,b3,b4,b5,b6,b7");
        assertThat(bench.value("SELECT sum(total) FROM orders")).isEqualTo("30");
        assertThat(bench.value("SELECT sum(total) FROM totals")).isEqualTo("30");
        assertThat(bench.value("INSERT INTO invoices (buyer) VALUES ('b8') RETURNING id || ',' || number"))
                .isEqualTo("8,8");
        assertThat(bench.value("INSERT INTO orders (total) VALUES (30) RETURNING id || ',' || number"))
                .isEqualTo("3,3");
        assertThat(lastScript()).doesNotContain("CREATE INDEX", "CREATE TABLE", "CREATE SEQUENCE", "DROP ", "ADD ");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");

        undoByHand();
        assertThat(bench.value("SELECT count(*) FROM orders WHERE buyer LIKE 'b%'"))
                .isEqualTo("8");
        assertThat(bench.value("SELECT nextval('orders_number_seq') || ',' || nextval('invoices_number_seq')"))
                .isEqualTo("9,4");
    }

    @Test
    void two_columns_swap_their_names() {
        given(
                "CREATE TABLE t (width int, height text);\nCREATE VIEW v AS SELECT width FROM t;",
                "INSERT INTO t VALUES (1, 'tall')");
        bench.schema("CREATE TABLE t (\nheight int, -- @renamed from=width\nwidth text -- @renamed from=height\n);\n"
                        + "CREATE VIEW v AS SELECT height AS width FROM t;")
                .dev();
        assertThat(bench.value("SELECT width || height FROM t")).isEqualTo("tall1");
        assertThat(bench.value("SELECT width FROM v")).isEqualTo("1");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        undoByHand();
        assertThat(bench.value("SELECT width || height FROM t")).isEqualTo("1tall");
    }

    @Test
    void what_looks_alike_swaps_only_when_the_command_line_says_so() {
        String schema = "CREATE TABLE t (\nfirst text, -- @renamed from=last\nlast text -- @renamed from=first\n);";
        given("CREATE TABLE t (first text, last text);", "INSERT INTO t VALUES ('a', 'b')");
        bench.schema(schema);
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        bench.dev(renaming(bench, "t.first:t.last,t.last:t.first"));
        assertThat(bench.value("SELECT first || last FROM t")).isEqualTo("ba");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
    }

    @Test
    void a_chain_of_names_moves_on_by_one_and_its_comments_may_stay() {
        given(
                "CREATE TABLE a (x int, p text, q text);\nCREATE TABLE b (y int);",
                "INSERT INTO a VALUES (1, 'p', 'q')",
                "INSERT INTO b VALUES (2)");
        bench.schema("CREATE TABLE b ( -- @renamed from=a\nx int,\nq text, -- @renamed from=p\n"
                        + "r text -- @renamed from=q\n);\nCREATE TABLE c (y int); -- @renamed from=b")
                .dev();
        assertThat(bench.value("SELECT x || q || r FROM b")).isEqualTo("1pq");
        assertThat(bench.value("SELECT y FROM c")).isEqualTo("2");
        assertThat(lastScript()).doesNotContain("db_migrate_swap");
        assertThat(bench.dev().outcome()).isEqualTo("nothing to do");
        undoByHand();
        assertThat(bench.value("SELECT x || p || q FROM a")).isEqualTo("1pq");
    }

    @Test
    void a_name_may_be_taken_by_something_new_at_once() {
        given("CREATE TABLE a (x int);", "INSERT INTO a VALUES (1)");
        bench.schema("CREATE TABLE b (x int); -- @renamed from=a\nCREATE TABLE a (z text); -- @renamed from=c");
        assertThat(problem(bench::dev).code()).isEqualTo(ProblemCode.RENAME_INVALID);
        assertThat(bench.value("SELECT x FROM a")).isEqualTo("1");
    }
}

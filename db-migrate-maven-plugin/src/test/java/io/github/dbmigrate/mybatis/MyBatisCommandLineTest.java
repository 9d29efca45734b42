package io.github.dbmigrate.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.migration.MigrationScript;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ibatis.migration.CommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MyBatis' own command line on the directory and database that ours works on. */
class MyBatisCommandLineTest {

    @TempDir
    Path module;

    private Workbench bench;
    private MigrationScript users;
    private MigrationScript orders;

    @BeforeEach
    void open() throws IOException {
        bench = new Workbench(module);
        users = bench.write(
                "20260101000000_create_users.sql",
                "-- // create users\nCREATE TABLE users (id int);\n-- //@UNDO\nDROP TABLE users;\n");
        orders = bench.write(
                "20260102000000_create_orders.sql",
                "-- // create orders\nCREATE TABLE orders (id int);\n-- //@UNDO\nDROP TABLE orders;\n");
        Path environments = Files.createDirectories(module.resolve("environments"));
        Files.writeString(environments.resolve("development.properties"), """
                driver=org.postgresql.Driver
                url=%s
                username=%s
                password=%s
                script_char_set=UTF-8
                send_full_script=true
                changelog=changelog
                """.formatted(
                        TestPostgres.get().jdbcUrl(bench.settings.database()),
                        bench.settings.user(),
                        bench.settings.password()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void its_status_is_ours() {
        assertThat(status()).containsExactly("...pending...", "...pending...");

        bench.apply(users, 0);
        assertThat(status()).containsExactly(appliedAt(0), "...pending...");
        assertThat(appliedAt(0)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

        bench.apply(orders, 0);
        assertThat(status()).containsExactly(appliedAt(0), appliedAt(1));
    }

    @Test
    void what_we_apply_it_takes_down_and_what_it_brings_up_we_see() {
        bench.apply(users, 0);
        bench.apply(orders, 0);

        mybatis("down");
        assertThat(bench.changelog()).containsExactly("20260101000000 create users");
        assertThat(bench.exists("orders")).isFalse();

        bench.apply(orders, 0);
        mybatis("down", "2");
        assertThat(bench.changelog()).isEmpty();

        mybatis("up");
        assertThat(bench.changelog()).containsExactly("20260101000000 create users", "20260102000000 create orders");
        bench.undo(orders);
        assertThat(status()).containsExactly(appliedAt(0), "...pending...");
    }

    @Test
    void it_brings_up_what_we_left_pending_and_we_undo_it() {
        bench.apply(users, 0);
        mybatis("up");
        bench.undo(orders);
        bench.undo(users);

        assertThat(status()).containsExactly("...pending...", "...pending...");
    }

    private String appliedAt(int row) {
        return bench.target.listChangelog().get(row).appliedAt();
    }

    /** The second column of its status, in the order of ids. */
    private List<String> status() {
        return mybatis("status")
                .lines()
                .filter(line -> line.startsWith("2026010"))
                .map(line -> line.substring(15))
                .map(rest -> rest.contains("pending") ? "...pending..." : rest.substring(0, 19))
                .toList();
    }

    private String mybatis(String... command) {
        PrintStream original = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = new String[command.length + 2];
            System.arraycopy(command, 0, arguments, 0, command.length);
            arguments[command.length] = "--path=" + module;
            arguments[command.length + 1] = "--scriptpath=" + bench.migrations();
            // Ends the JVM when it fails; surefire tells that as a crash.
            new CommandLine(arguments).execute();
        } finally {
            System.setOut(original);
        }
        String output = printed.toString(StandardCharsets.UTF_8);
        assertThat(output).contains("MyBatis Migrations SUCCESS");
        return output;
    }
}

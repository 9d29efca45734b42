package io.github.dbmigrate.crash;

import io.github.dbmigrate.migration.MigrationsDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The service whose migrations are interrupted: one in a transaction, one with its own BEGIN and COMMIT, one that runs
 * statement by statement. Each leaves a line in the ledger where a statement ran, so that one that ran twice is seen.
 */
final class Shop {

    private static final Map<String, String> SCRIPTS = scripts();

    private Shop() {}

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("20260101000000_create_orders.sql", """
                CREATE TABLE ledger (line text);
                CREATE TABLE orders (id bigint PRIMARY KEY, customer text);
                INSERT INTO ledger VALUES ('1.3');
                CREATE INDEX orders_customer ON orders (customer);
                -- //@UNDO
                DROP TABLE orders; DROP TABLE ledger;
                """);
        scripts.put("20260102000000_create_archive.sql", """
                BEGIN;
                CREATE TABLE archive (id int, year int) PARTITION BY LIST (year);
                CREATE TABLE archive_2024 PARTITION OF archive FOR VALUES IN (2024);
                CREATE TABLE archive_2025 PARTITION OF archive FOR VALUES IN (2025);
                INSERT INTO ledger VALUES ('2.5');
                COMMIT;
                -- //@UNDO
                DROP TABLE archive;
                """);
        scripts.put("20260103000000_online.sql", """
                -- db-migrate: no-transaction
                CREATE TABLE items (id int, name text);
                INSERT INTO ledger VALUES ('3.2');
                CREATE INDEX CONCURRENTLY items_name ON items (name);
                INSERT INTO ledger VALUES ('3.4');
                REINDEX INDEX CONCURRENTLY items_name;
                DROP INDEX CONCURRENTLY orders_customer;
                ALTER TABLE archive DETACH PARTITION archive_2024 CONCURRENTLY;
                VACUUM items;
                INSERT INTO ledger VALUES ('3.9');
                -- //@UNDO
                DROP TABLE items;
                """);
        scripts.put("20260104000000_create_refunds.sql", """
                CREATE TABLE refunds (id int);
                INSERT INTO ledger VALUES ('4.2');
                -- //@UNDO
                DROP TABLE refunds;
                """);
        return scripts;
    }

    /** How many migrations it has. */
    static int size() {
        return SCRIPTS.size();
    }

    /** Writes the service into a folder. */
    static Path write(Path directory) throws IOException {
        Path migrations = Files.createDirectories(directory.resolve("src/main/db/migrations"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
            Files.writeString(migrations.resolve(script.getKey()), script.getValue());
        }
        MigrationsDirectory.read(migrations).sign();
        return directory;
    }
}

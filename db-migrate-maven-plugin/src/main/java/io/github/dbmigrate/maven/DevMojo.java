package io.github.dbmigrate.maven;

import io.github.dbmigrate.command.Dev;
import io.github.dbmigrate.command.GoalReport;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings a development database up to the migrations, turns the difference between them and {@code schema.sql} into a
 * proven migration with its undo, applies it, generates the client, and seeds a new database.
 *
 * <p>It stops at drift and at edited, missing or failed migrations, and it loses no row without consent.
 *
 * <p>Example: {@code mvn db-migrate:dev -pl apps/auth}
 */
@Mojo(name = "dev", threadSafe = true)
public final class DevMojo extends ApplyingMojo {

    /**
     * The name of the new migration. Without it, one is made from what the migration does, such as
     * {@code add_phone_to_users}; in a terminal it is offered first.
     *
     * <p>Example: {@code -Ddb-migrate.name=phone_numbers}
     */
    @Parameter(property = "db-migrate.name")
    private @Nullable String name;

    /**
     * Writes the new migration and leaves the database alone, so that it can be read or edited first. The next run
     * applies it without asking again, so what it loses needs {@code acceptDataLoss} here already.
     *
     * <p>Example: {@code -Ddb-migrate.createOnly}
     */
    @Parameter(property = "db-migrate.createOnly", defaultValue = "false")
    private boolean createOnly;

    /**
     * What may be lost, exactly as the refusal names it, or {@code all}. A name that is not at stake is refused too.
     *
     * <p>Example: {@code -Ddb-migrate.acceptDataLoss=users.phone,sessions}
     */
    @Parameter(property = "db-migrate.acceptDataLoss")
    private List<String> acceptDataLoss = List.of();

    /**
     * Tables that may be made anew with all their rows copied, because PostgreSQL cannot alter how they are partitioned, exactly as the
     * refusal names them, or {@code all}. Nobody else reads or writes such a table until its migration is through, wherever it is
     * deployed.
     *
     * <p>Example: {@code -Ddb-migrate.acceptRebuild=events}
     */
    @Parameter(property = "db-migrate.acceptRebuild")
    private List<String> acceptRebuild = List.of();

    /**
     * Drops and adds that are renames, so that rows are kept; each as {@code table.old:table.new}, {@code old:new}, or for a
     * value of an enum {@code type.old:type.new}. A comment {@code -- @renamed from=old} in {@code schema.sql} says the same.
     *
     * <p>Example: {@code -Ddb-migrate.rename=orders.note:orders.customer_note}. In a terminal it is asked.
     */
    @Parameter(property = "db-migrate.rename")
    private List<String> rename = List.of();

    /**
     * What rows without a value get in a column that becomes NOT NULL, each as {@code table.column:value} with an SQL
     * expression; the migration updates them before the column becomes NOT NULL, wherever it is deployed. In a terminal it is
     * asked.
     *
     * <p>Example: {@code -Ddb-migrate.backfill="users.phone:'unknown',users.since:now()"}
     */
    @Parameter(property = "db-migrate.backfill")
    private @Nullable String backfill;

    /**
     * A migration without a transaction that stopped midway, by number, name or file name: goes on behind its last
     * finished statement.
     *
     * <p>Example: {@code -Ddb-migrate.resume=20261122101500}
     */
    @Parameter(property = "db-migrate.resume")
    private @Nullable String resume;

    /**
     * Whether a new database gets the rows of {@code seed.sql}.
     *
     * <p>Example: {@code -Ddb-migrate.seed=false}
     */
    @Parameter(property = "db-migrate.seed", defaultValue = "true")
    private boolean seed;

    /**
     * The package of the generated client; {@code none} generates none. Without it, it is the module's group id, the
     * service's name and {@code db}.
     *
     * <p>Example: {@code -Ddb-migrate.clientPackage=com.example.auth.database}
     */
    @Parameter(property = "db-migrate.clientPackage")
    private @Nullable String clientPackage;

    @Override
    GoalReport run(Composition with) {
        Dev dev = new Dev(
                with.target(),
                with.shadows(),
                with.generator(),
                with.console(),
                with.clock(),
                new LastRunFile(results(), goal()));
        return dev.run(new Dev.Request(
                with.service(),
                name,
                createOnly,
                String.join(",", acceptDataLoss),
                String.join(",", acceptRebuild),
                String.join(",", rename),
                Objects.requireNonNullElse(backfill, ""),
                resume,
                ClientPackage.request(clientPackage, project, with),
                seed,
                runSettings()));
    }
}

package io.github.dbmigrate.maven;

import io.github.dbmigrate.client.MyBatisClientGenerator;
import io.github.dbmigrate.command.Author;
import io.github.dbmigrate.command.ClientGenerator;
import io.github.dbmigrate.command.Console;
import io.github.dbmigrate.command.MigrationRunner;
import io.github.dbmigrate.command.Service;
import io.github.dbmigrate.command.ShadowServer;
import io.github.dbmigrate.command.TargetServer;
import io.github.dbmigrate.mybatis.MyBatisMigrationRunner;
import io.github.dbmigrate.mybatis.Origin;
import io.github.dbmigrate.postgres.PostgresTarget;
import io.github.dbmigrate.schema.CatalogScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The composition root: puts the adapters behind the ports that the commands of one service work through.
 *
 * @param scope the managed namespace and changelog
 */
record Composition(
        Service service, TargetServer target, ShadowServer shadows, CatalogScope scope, Console console, Clock clock) {

    static Composition of(
            TargetChoice choice,
            EmbeddedServers embedded,
            CatalogScope scope,
            Duration connectWait,
            ShadowServer shadows,
            Console console,
            Interruption interruption) {
        Service service = choice.module().service();
        TargetAccess target = new TargetAccess(
                choice, choice.settings(embedded), scope, connectWait, opened -> runner(opened, service));
        interruption.cancels(target::cancel);
        return new Composition(service, target, shadows, scope, console, here());
    }

    /** This program on this machine; asks the machine for its name, which may take its time. */
    Author author() {
        return thisProgram();
    }

    ClientGenerator generator() {
        return new MyBatisClientGenerator(console::warn);
    }

    private static MigrationRunner runner(PostgresTarget target, Service service) {
        Author author = thisProgram();
        Origin origin = new Origin(author.host(), author.version(), Clock.systemUTC());
        return new MyBatisMigrationRunner(target, origin, service.commands());
    }

    private static Author thisProgram() {
        return new Author(host(), version());
    }

    /** MyBatis writes the local time into its changelog, and so do we. */
    private static Clock here() {
        return Clock.system(ZoneId.systemDefault());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** As the jar's manifest says; the plugin's own build has none. */
    private static String version() {
        String version = Composition.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}

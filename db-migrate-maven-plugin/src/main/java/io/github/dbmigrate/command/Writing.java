package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Migration;
import io.github.dbmigrate.migration.MigrationFileName;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.plan.DataFinding;
import io.github.dbmigrate.plan.MigrationName;
import io.github.dbmigrate.plan.MigrationText;
import io.github.dbmigrate.plan.Proof;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Names a migration and writes it into the directory. */
final class Writing {

    private final Console console;
    private final Clock clock;

    Writing(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /**
     * Writes script and sum file. Without a difference there is nothing to write, unless a named one is asked for to be
     * filled by hand. Problems: {@code NAME_INVALID}, {@code DIRECTORY_UNWRITABLE}.
     */
    Optional<Migration> write(Dev.Request request, Optional<Proposal> proposal) {
        if (proposal.isPresent()) {
            return Optional.of(write(request, proposal.get()));
        }
        String name = request.name();
        return request.createOnly() && name != null ? Optional.of(writeEmpty(request, name)) : Optional.empty();
    }

    private Migration write(Dev.Request request, Proposal proposal) {
        int last = proposal.proofs().size() - 1;
        proposal.proofs().subList(0, last).forEach(first -> {
            console.say("PostgreSQL uses no enum value in the transaction that added it, so there are two migrations.");
            write(request, first, MigrationName.from(first.up()), List.of());
        });
        Proof proof = proposal.proofs().get(last);
        String given = request.name();
        String name = given == null ? suggested(MigrationName.from(proof.up())) : given;
        return write(request, proof, name, proposal.agreed());
    }

    private Migration write(Dev.Request request, Proof proof, String name, List<DataFinding> agreed) {
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        MigrationFileName file = MigrationFileName.of(directory.nextId(clock.instant()), name);
        return told(request, directory.write(file, MigrationText.render(file.description(), proof, agreed)));
    }

    private Migration writeEmpty(Dev.Request request, String name) {
        MigrationsDirectory directory =
                MigrationsDirectory.read(request.service().migrations());
        MigrationFileName file = MigrationFileName.of(directory.nextId(clock.instant()), name);
        String text = "-- // " + file.description() + "\n-- Statements that bring it in:\n\n\n-- //@UNDO\n"
                + "-- Statements that take it back:\n\n";
        return told(request, directory.write(file, text));
    }

    private String suggested(String name) {
        return console.interactive() ? console.ask("Name of the migration", name) : name;
    }

    private Migration told(Dev.Request request, Migration written) {
        console.say("  wrote " + request.service().commands().path(written.file()));
        return written;
    }
}

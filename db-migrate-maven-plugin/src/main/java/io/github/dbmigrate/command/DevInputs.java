package io.github.dbmigrate.command;

import io.github.dbmigrate.migration.Checksum;
import io.github.dbmigrate.migration.MigrationsDirectory;
import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.migration.SqlFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * All that decides what {@code dev} has to do with a directory that is intact, as one digest: the sources, what was asked for, and the state of the target
 * by changelog, journal and the stamp of its catalog. Where two runs have equal ones, the second has nothing to do if the
 * first had not.
 */
final class DevInputs {

    private DevInputs() {}

    /** Reads the stamp, so call it before anything else is read of the target. */
    static String digest(
            Dev.Request request, SchemaSource schema, MigrationsDirectory directory, TargetDatabase target) {
        StringJoiner all = new StringJoiner("\n");
        all.add(target.session().catalogStamp());
        all.add(target.display())
                .add(target.session().version())
                .add(target.scope().toString());
        all.add(target.bookkeepingDigest());
        directory.migrations().forEach(each -> all.add(each.fileName() + " " + each.checksum()));
        directory.bootstrap().map(DevInputs::checksum).ifPresent(all::add);
        all.add(schema.checksum().hex());
        all.add(asked(request).toString());
        return Checksum.of(all.toString()).hex();
    }

    private static String checksum(Path file) {
        return SqlFile.read(file).checksum().hex();
    }

    private static Map<String, String> asked(Dev.Request request) {
        Map<String, String> asked = new TreeMap<>(request.settings().variables());
        asked.put(" service", request.service().names().toString());
        asked.put(" name", String.valueOf(request.name()));
        asked.put(" createOnly", String.valueOf(request.createOnly()));
        asked.put(" acceptDataLoss", request.acceptDataLoss());
        asked.put(" acceptRebuild", request.acceptRebuild());
        asked.put(" rename", request.rename());
        asked.put(" backfill", request.backfill());
        asked.put(" resume", String.valueOf(request.resume()));
        return asked;
    }
}

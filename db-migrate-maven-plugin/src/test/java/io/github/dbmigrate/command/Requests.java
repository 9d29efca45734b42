package io.github.dbmigrate.command;

import org.jspecify.annotations.Nullable;

/** What somebody asks of a goal beside its defaults, one parameter at a time. */
final class Requests {

    private Requests() {}

    static Deploy.Request dryRun(Bench bench) {
        return new Deploy.Request(bench.service, true, null, false, null, bench.run);
    }

    static Deploy.Request upTo(Bench bench, String migration) {
        return new Deploy.Request(bench.service, false, migration, false, null, bench.run);
    }

    static Deploy.Request stoppingAtDrift(Bench bench) {
        return new Deploy.Request(bench.service, false, null, true, null, bench.run);
    }

    static Deploy.Request resuming(Bench bench, String migration) {
        return new Deploy.Request(bench.service, false, null, false, migration, bench.run);
    }

    static Dev.Request named(Bench bench, String name) {
        return new Dev.Request(bench.service, name, false, "", "", "", "", null, null, true, bench.run);
    }

    static Dev.Request createOnly(Bench bench, @Nullable String name) {
        return new Dev.Request(bench.service, name, true, "", "", "", "", null, null, true, bench.run);
    }

    static Dev.Request accepting(Bench bench, String loss) {
        return new Dev.Request(bench.service, null, false, loss, "", "", "", null, null, true, bench.run);
    }

    static Dev.Request renaming(Bench bench, String rename) {
        return new Dev.Request(bench.service, null, false, "", "", rename, "", null, null, true, bench.run);
    }

    static Dev.Request filling(Bench bench, String backfill) {
        return new Dev.Request(bench.service, null, false, "", "", "", backfill, null, null, true, bench.run);
    }

    static Dev.Request resumingDev(Bench bench, String migration) {
        return new Dev.Request(bench.service, null, false, "", "", "", "", migration, null, true, bench.run);
    }
}

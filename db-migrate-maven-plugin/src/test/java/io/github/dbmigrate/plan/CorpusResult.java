package io.github.dbmigrate.plan;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Fingerprint;
import io.github.dbmigrate.schema.PropertyChange;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of a pair of the corpus.
 *
 * @param reason empty when it passed
 * @param sameFingerprint whether our fingerprint takes both schemas for one
 * @param dump what pg_dump says against us; empty when it agrees or was not asked
 * @param seen {@code kind: property} of all that either schema holds
 * @param changed those of them that the two schemas differ in; {@code kind: +} for a whole object that
 *     only one of them has
 */
record CorpusResult(
        SchemaPair pair,
        Verdict verdict,
        String reason,
        boolean sameFingerprint,
        String dump,
        Set<String> seen,
        Set<String> changed) {

    enum Verdict {
        PASS,
        REFUSED,
        WRONG
    }

    CorpusResult(SchemaPair pair, Verdict verdict, String reason) {
        this(pair, verdict, reason, false, "", Set.of(), Set.of());
    }

    CorpusResult with(Catalog before, Catalog after) {
        Set<String> found = new TreeSet<>();
        Set<String> differing = new TreeSet<>();
        before.objects().values().forEach(object -> {
            add(object, found);
            SchemaObject now = after.find(object.id());
            if (now == null) {
                differing.add(object.id().kind().label() + ": +");
            } else {
                PropertyChange.between(object, now)
                        .forEach(change -> differing.add(object.id().kind().label() + ": " + change.name()));
            }
        });
        after.objects().values().forEach(object -> {
            add(object, found);
            if (before.find(object.id()) == null) {
                differing.add(object.id().kind().label() + ": +");
            }
        });
        boolean same = Fingerprint.of(before).hex().equals(Fingerprint.of(after).hex());
        return new CorpusResult(pair, verdict, reason, same, dump, found, differing);
    }

    private static void add(SchemaObject object, Set<String> found) {
        object.compared().keySet().forEach(name -> found.add(object.id().kind().label() + ": " + name));
    }

    CorpusResult wrong(String why) {
        return new CorpusResult(pair, Verdict.WRONG, why, sameFingerprint, dump, seen, changed);
    }

    CorpusResult refused(String why) {
        return new CorpusResult(pair, Verdict.REFUSED, why, sameFingerprint, dump, seen, changed);
    }

    CorpusResult withDump(String said) {
        String all = (dump + "\n" + said).strip();
        return new CorpusResult(pair, verdict, reason, sameFingerprint, all, seen, changed);
    }
}

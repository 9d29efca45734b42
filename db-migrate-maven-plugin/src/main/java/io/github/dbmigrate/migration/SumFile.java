package io.github.dbmigrate.migration;

import io.github.dbmigrate.migration.SumFinding.Added;
import io.github.dbmigrate.migration.SumFinding.Edited;
import io.github.dbmigrate.migration.SumFinding.Removed;
import io.github.dbmigrate.migration.SumFinding.Renamed;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The content of {@code migrations.sum}: one line a script, and before them one line over them all. Two branches that each
 * add a migration both change that first line, so git reports a conflict where it would have merged the folders in silence.
 *
 * @param sums the checksum of each script by file name, in the order of the file
 */
public record SumFile(Map<String, Checksum> sums) {

    public static final String NAME = "migrations.sum";

    private static final String ALL = "*";
    private static final String BEGIN = "sha256 ";
    private static final int DIGITS = 64;
    private static final String BETWEEN = "  ";
    private static final int NAME_AT = BEGIN.length() + DIGITS + BETWEEN.length();

    public SumFile {
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /** Reads the text of the file. Problem {@code SUM_INVALID} names the line, and tells a merge conflict from damage. */
    static SumFile parse(SqlFile file) {
        List<String> lines = file.text().lines().toList();
        Map<String, Checksum> sums = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!isSum(line) || line.substring(NAME_AT).equals(ALL) != (i == 0)) {
                throw invalid(file, i + 1, line).exception();
            }
            Checksum sum = new Checksum(line.substring(BEGIN.length(), BEGIN.length() + DIGITS));
            if (sums.put(line.substring(NAME_AT), sum) != null) {
                throw invalid(file, i + 1, line).exception();
            }
        }
        Checksum all = sums.remove(ALL);
        SumFile read = new SumFile(sums);
        if (all == null || !all.equals(read.chain())) {
            throw invalid(file, 1, "").exception();
        }
        return read;
    }

    // By hand: each run reads a line a migration, and a regular expression walks through every digit in many steps.
    private static boolean isSum(String line) {
        if (line.length() <= NAME_AT || !line.startsWith(BEGIN) || !line.startsWith(BETWEEN, BEGIN.length() + DIGITS)) {
            return false;
        }
        for (int at = BEGIN.length(); at < BEGIN.length() + DIGITS; at++) {
            char c = line.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The file as it is written, with LF. */
    public String render() {
        return BEGIN + chain() + BETWEEN + ALL + "\n" + body();
    }

    /**
     * Where the directory differs, by file name.
     *
     * @param actual the sums of what is in the directory
     */
    public List<SumFinding> verify(SumFile actual) {
        List<SumFinding> findings = new ArrayList<>();
        List<String> removed = new ArrayList<>(sums.keySet());
        removed.removeAll(actual.sums.keySet());
        for (Map.Entry<String, Checksum> each : actual.sums.entrySet()) {
            Checksum signed = sums.get(each.getKey());
            if (signed == null) {
                findings.add(addedOrRenamed(each.getKey(), each.getValue(), removed));
            } else if (!signed.equals(each.getValue())) {
                findings.add(new Edited(each.getKey()));
            }
        }
        removed.forEach(file -> findings.add(new Removed(file)));
        return List.copyOf(findings);
    }

    /** The same with one script more, or with another sum for it, in the order given. */
    SumFile with(String file, Checksum checksum, List<String> order) {
        Map<String, Checksum> all = new LinkedHashMap<>();
        order.forEach(name -> {
            Checksum known = name.equals(file) ? checksum : sums.get(name);
            if (known != null) {
                all.put(name, known);
            }
        });
        sums.forEach(all::putIfAbsent);
        return new SumFile(all);
    }

    private SumFinding addedOrRenamed(String file, Checksum checksum, List<String> removed) {
        for (String formerly : removed) {
            if (Objects.equals(sums.get(formerly), checksum)) {
                removed.remove(formerly);
                return new Renamed(file, formerly);
            }
        }
        return new Added(file);
    }

    private Checksum chain() {
        return Checksum.of(body());
    }

    private String body() {
        StringBuilder body = new StringBuilder(sums.size() * 2 * DIGITS);
        for (Map.Entry<String, Checksum> each : sums.entrySet()) {
            body.append(BEGIN)
                    .append(each.getValue().hex())
                    .append(BETWEEN)
                    .append(each.getKey())
                    .append('\n');
        }
        return body.toString();
    }

    private static Problem invalid(SqlFile file, int line, String text) {
        boolean conflict = file.text().lines().anyMatch(each -> each.startsWith("<<<<<<<"));
        String dev = ModuleFolder.of(file.path()).commands().goal("dev");
        String headline = conflict
                ? file.display() + " holds a merge conflict: two branches have each added migrations."
                : file.display() + (text.isEmpty() ? " does not fit together" : " has a line that is none of its own")
                        + "; it was edited by hand or merged.";
        Problem problem = Problem.of(ProblemCode.SUM_INVALID, headline)
                .fact("file", file.display() + ":" + line)
                .at(file.excerpt(line, 1));
        return conflict
                ? problem.remedy(
                        "Keep both branches' scripts. Rename yours when its number is the smaller one, then sign the "
                                + "directory again, which also runs all of it:",
                        "rm " + file.display(),
                        dev)
                : problem.remedy("Take it back from git, or sign the directory again:", "rm " + file.display(), dev);
    }
}

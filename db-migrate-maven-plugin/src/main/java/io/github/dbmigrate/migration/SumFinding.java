package io.github.dbmigrate.migration;

/**
 * A file in which the migrations directory differs from {@code migrations.sum}. Whether it matters is for the goal to say:
 * {@code dev} signs again what is not applied yet, {@code deploy} stops.
 */
public sealed interface SumFinding {

    /** The migration's file name. */
    String file();

    /** One sentence for a list. */
    String sentence();

    /** A file that is not in the sum: written by hand, by MyBatis, or by a run that was killed before it could sign. */
    record Added(String file) implements SumFinding {
        @Override
        public String sentence() {
            return file + " is not in " + SumFile.NAME + ".";
        }
    }

    /** A file whose text is not the signed one. */
    record Edited(String file) implements SumFinding {
        @Override
        public String sentence() {
            return file + " was edited after it was signed.";
        }
    }

    /** A signed file that is not there. */
    record Removed(String file) implements SumFinding {
        @Override
        public String sentence() {
            return file + " is in " + SumFile.NAME + " but not in the directory.";
        }
    }

    /** A signed file with another name; its text is the same. */
    record Renamed(String file, String formerly) implements SumFinding {
        @Override
        public String sentence() {
            return file + " was called " + formerly + " when it was signed.";
        }
    }
}

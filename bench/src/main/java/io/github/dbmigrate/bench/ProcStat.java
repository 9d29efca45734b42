package io.github.dbmigrate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of processor time, in /proc. */
final class ProcStat {

    // USER_HZ, which is 100 on every platform that Java runs on.
    private static final double TICKS = 100;

    private ProcStat() {}

    /** User and system seconds of one process, with those children that it has waited for; 0 when it is gone. */
    static double withEndedChildren(long pid) {
        String line = read(Path.of("/proc", Long.toString(pid), "stat"));
        if (line.isEmpty()) {
            return 0;
        }
        // The name, in parentheses, may hold anything.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Double.parseDouble(fields[field]);
        }
        return ticks / TICKS;
    }

    /** Seconds that all processors were not idle; NaN where there is no /proc. */
    static double machine() {
        String text = read(Path.of("/proc/stat"));
        if (text.isEmpty()) {
            return Double.NaN;
        }
        String[] fields = text.substring(0, text.indexOf('\n')).split("\\s+");
        double busy = 0;
        for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Double.parseDouble(fields[field]);
        }
        return busy / TICKS;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}

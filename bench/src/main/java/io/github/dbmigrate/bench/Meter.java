package io.github.dbmigrate.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts the processor time and the memory of a process with its children. */
sealed interface Meter {

    /** The command with what measures it around it, which writes to the file. */
    List<String> around(List<String> words, Path figures);

    /** Told as soon as the process runs. */
    Watch watch(Process process);

    /** What was written and seen, as figures. */
    interface Watch {
        Used used(String figures) throws InterruptedException;
    }

    /**
     * What a process used.
     *
     * @param cpu seconds, user and system together
     * @param memory the greatest resident set of one process, in MB; NaN where it is not known
     */
    record Used(double cpu, double memory) {}

    /** The best that is here. Says so when it is not GNU time. */
    static Meter best() {
        Path time = Path.of("/usr/bin/time");
        // What macOS has there is another program, without -o.
        if (Files.isExecutable(time) && System.getProperty("os.name").equals("Linux")) {
            return new GnuTime(time);
        }
        System.out.println(
                "There is no GNU time (Debian: apt-get install time), so processor time comes from bash, and peak memory"
                        + " from looking every 10 ms where there is a /proc.");
        return new Shell();
    }

    /** GNU time, to which the kernel tells the peak. */
    record GnuTime(Path program) implements Meter {

        @Override
        public List<String> around(List<String> words, Path figures) {
            List<String> all = new ArrayList<>(List.of(program.toString(), "-f", "%U %S %M", "-o", figures.toString()));
            all.addAll(words);
            return all;
        }

        @Override
        public Watch watch(Process process) {
            return figures -> {
                String[] parts = figures.strip().split(" ");
                return new Used(
                        Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]) / 1024);
            };
        }
    }

    /** The word {@code time} of bash, which knows nothing of memory. */
    record Shell() implements Meter {

        @Override
        public List<String> around(List<String> words, Path figures) {
            List<String> all = new ArrayList<>(List.of(
                    "bash",
                    "-c",
                    "exec 3>\"$1\"; shift; TIMEFORMAT='%U %S'; { time \"$@\" 2>&4; } 4>&2 2>&3",
                    "bash",
                    figures.toString()));
            all.addAll(words);
            return all;
        }

        @Override
        public Watch watch(Process process) {
            PeakMemory peak = new PeakMemory(process.toHandle());
            peak.start();
            return figures -> {
                peak.join();
                String[] parts = figures.strip().split(" ");
                return new Used(Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]), peak.megabytes());
            };
        }
    }
}

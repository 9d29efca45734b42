package io.github.dbmigrate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks at a process and its children until it ends, and keeps the greatest resident set that one of them had. */
final class PeakMemory extends Thread {

    private final ProcessHandle process;
    private volatile double greatest = Double.NaN;

    PeakMemory(ProcessHandle process) {
        super("peak memory");
        this.process = process;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (process.isAlive()) {
                Stream.concat(Stream.of(process), process.descendants()).forEach(this::look);
                sleep(10);
            }
        } catch (InterruptedException e) {
            interrupt();
        }
    }

    /** NaN where there is no /proc. */
    double megabytes() {
        return greatest;
    }

    private void look(ProcessHandle one) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(one.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    greatest = Math.max(
                            Double.isNaN(greatest) ? 0 : greatest,
                            Double.parseDouble(line.replaceAll("\\D", "")) / 1024);
                }
            }
        } catch (IOException e) {
            // It has ended, or there is no /proc: nothing to see.
        }
    }
}

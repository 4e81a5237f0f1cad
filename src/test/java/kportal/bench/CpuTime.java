package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What processes have computed since they started, with children of theirs that ended. */
final class CpuTime {
    /** Of the kernel, whatever the machine. */
    private static final double TICKS_A_SECOND = 100;

    private CpuTime() {}

    static double seconds(List<Long> processes) throws IOException {
        double seconds = 0;
        for (long process : processes) {
            seconds += seconds(process);
        }
        return seconds;
    }

    private static double seconds(long process) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            // The name may have anything in it; user and system time of its own and of children are twelfth to
            // fifteenth.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = 11; field < 15; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}

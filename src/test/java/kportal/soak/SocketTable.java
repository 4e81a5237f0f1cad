package kportal.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's own view of a TCP connection on loopback. */
final class SocketTable {
    private SocketTable() {}

    /** Until nothing is on its way to this port and nothing lies unread there. */
    static void awaitRead(int port) throws IOException {
        Waiting.until("the portal to read its answer", 3_000, () -> queued(port) == 0);
    }

    private static long queued(int port) throws IOException {
        String hex = ":%04X".formatted(port);
        long queued = 0;
        for (String name : List.of("tcp", "tcp6")) {
            try (Stream<String> rows = Files.lines(Path.of("/proc/net", name))) {
                queued += rows.map(row -> row.strip().split("\\s+"))
                        .filter(row -> row.length > 4)
                        .mapToLong(row -> queued(row, hex))
                        .sum();
            }
        }
        return queued;
    }

    /** What is unread at its own end, and what the other end has not got rid of. */
    private static long queued(String[] row, String port) {
        String[] queues = row[4].split(":");
        Optional<String> mine = row[1].endsWith(port)
                ? Optional.of(queues[1])
                : row[2].endsWith(port) ? Optional.of(queues[0]) : Optional.empty();
        return mine.map(hex -> Long.parseLong(hex, 16)).orElse(0L);
    }
}

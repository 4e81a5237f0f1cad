package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What reached the pretended Kpoint, a line each, in an append-only file. The audit believes this and nothing else. */
final class ReachedLog implements AutoCloseable {
    enum What {
        /** The first byte of a purchase. */
        BEGUN,
        /** A purchase's request, headers and body. */
        WHOLE,
        /** The whole of an answer that says success has been handed to the network. */
        SAID_SUCCESS,
        /** The connection is over; with how many bytes of a request. */
        ENDED
    }

    record Line(long nanos, int connection, What what, String recipient, long bytes) {}

    private final FileChannel file;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    ReachedLog(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(int connection, What what, String recipient, long bytes) {
        Line line = new Line(System.nanoTime(), connection, what, recipient, bytes);
        String text = "%d\t%d\t%s\t%s\t%d%n".formatted(line.nanos(), connection, what, recipient, bytes);
        try {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.add(line);
        notifyAll();
    }

    int size() {
        return lines.size();
    }

    List<Line> since(int mark) {
        List<Line> seen = List.copyOf(lines);
        return seen.subList(mark, seen.size());
    }

    long count(int mark, What what) {
        return since(mark).stream().filter(line -> line.what() == what).count();
    }

    /** Of the requests that came to their end. */
    long bytes(int mark) {
        await(mark, What.ENDED, 5_000);
        return since(mark).stream()
                .filter(line -> line.what() == What.ENDED)
                .mapToLong(Line::bytes)
                .sum();
    }

    long count(String recipient, What what) {
        return lines.stream()
                .filter(line -> line.what() == what && line.recipient().equals(recipient))
                .count();
    }

    /** False: it did not come in time. */
    synchronized boolean await(int mark, What what, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (count(mark, what) == 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

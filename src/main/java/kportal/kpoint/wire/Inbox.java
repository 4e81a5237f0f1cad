package kportal.kpoint.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes an answer's body up to a size, and still has what came when the rest never does. */
final class Inbox {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);

    Inbox(int limit) {
        this.limit = limit;
    }

    byte[] take(InputStream body) throws IOException {
        byte[] some = new byte[2048];
        for (int count = body.read(some); count >= 0; count = body.read(some)) {
            if (bytes.size() + count > limit) {
                throw new TooLarge(limit);
            }
            bytes.write(some, 0, count);
        }
        return soFar();
    }

    byte[] soFar() {
        return bytes.toByteArray();
    }
}

package kportal.sheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a text file's bytes mean, and how many of them at its start are a mark that says so. Bytes that mean nothing are
 * read as {@link #LOST}, so that the line they stand in can be told.
 */
record Encoding(Charset charset, int mark) {
    static final char LOST = '\ufffd';

    static Encoding of(Path file, byte[] head) throws IOException {
        if (at(head, 0) == 0xEF && at(head, 1) == 0xBB && at(head, 2) == 0xBF) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (at(head, 0) == 0xFF && at(head, 1) == 0xFE) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (at(head, 0) == 0xFE && at(head, 1) == 0xFF) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        if (everyOther(head, 1)) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (everyOther(head, 0)) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0);
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }

    /** Digits, commas and most letters are one byte and a zero in UTF-16; the few other zeros are accents set apart. */
    private static boolean everyOther(byte[] head, int from) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        return zeros[from] > head.length / 4 && zeros[1 - from] < zeros[from] / 4;
    }

    /**
     * Letters beyond ASCII hardly ever look like UTF-8 when they aren't. So a file is broken UTF-8 when more of them can be
     * read than can't, and what Excel saves by default, Windows-1252, when it is the other way round.
     */
    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(8192);
        CharBuffer chars = CharBuffer.allocate(8192);
        int lost = 0;
        long read = 0;
        try (var in = Files.newByteChannel(file)) {
            while (in.read(bytes) >= 0) {
                bytes.flip();
                for (CoderResult result = decoder.decode(bytes, chars, false);
                        result.isMalformed();
                        result = decoder.decode(bytes, chars, false)) {
                    bytes.position(bytes.position() + result.length());
                    lost++;
                }
                bytes.compact();
                read += chars.flip().chars().filter(c -> c > 0x7F).count();
                chars.clear();
            }
        }
        return lost <= read;
    }

    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }
}

package kportal.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.support.Scratch;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file, as Jetty's parser tells it. It is read to its end however wrong it is, so that a browser that still
 * sends gets an answer and no broken connection; what is too much of it is not kept.
 */
final class Multipart extends MultiPart.AbstractPartsListener {
    /** A list of 50,000 phone numbers, pasted. */
    private static final int LARGEST_FIELDS = 1024 * 1024;

    private static final int LARGEST_HEAD = 8 * 1024;
    private static final int MOST_PARTS = 100;

    /** Past this, and what {@link Unread} adds, a browser's connection is broken off. */
    private static final long MOST_READ = 128 * 1024 * 1024L;

    private final Scratch folder;
    private final Map<String, List<String>> fields = new HashMap<>();
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private @Nullable RuntimeException failure;
    private @Nullable Path file;
    private String fileName = "";
    private @Nullable OutputStream out;
    private int fieldBytes;
    private int fileBytes;

    Multipart(Scratch folder) {
        this.folder = folder;
    }

    void read(Context ctx) {
        String boundary = MultiPart.extractBoundary(ctx.header("Content-Type"));
        if (boundary == null || boundary.isEmpty()) {
            throw new BadRequestResponse();
        }
        MultiPart.Parser parser = new MultiPart.Parser(boundary, this);
        parser.setPartHeadersMaxLength(LARGEST_HEAD);
        parser.setMaxParts(MOST_PARTS);
        try {
            read(ctx.req().getInputStream(), parser);
        } catch (IOException e) {
            // Whoever was sending has gone, or is too slow.
            throw new BadRequestResponse();
        }
        parser.parse(Content.Chunk.EOF);
        if (failure != null) {
            throw failure;
        }
    }

    private void read(InputStream in, MultiPart.Parser parser) throws IOException {
        byte[] some = new byte[16 * 1024];
        long count = 0;
        for (int n = in.read(some); n >= 0; n = in.read(some)) {
            count += n;
            if (count > MOST_READ) {
                throw tooLarge();
            }
            if (failure == null) {
                parser.parse(Content.Chunk.from(ByteBuffer.wrap(some, 0, n), false));
            }
        }
    }

    private static HttpResponseException tooLarge() {
        return new HttpResponseException(413);
    }

    /** The parser swallows what its listener throws. */
    private void fail(RuntimeException e) {
        failure = failure == null ? e : failure;
    }

    @Override
    public void onFailure(Throwable cause) {
        fail(new BadRequestResponse());
    }

    /** A browser sends a file without a name where none was chosen. */
    private boolean isFile() {
        return getFileName() != null && !getFileName().isEmpty();
    }

    @Override
    public void onPartHeaders() {
        value.reset();
        if (!isFile()) {
            return;
        }
        if (file != null) {
            fail(new BadRequestResponse());
            return;
        }
        try {
            fileName = getFileName();
            file = folder.create();
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.getByteBuffer().get(bytes);
        if (isFile()) {
            keep(bytes);
        } else {
            fieldBytes += bytes.length;
            if (fieldBytes > LARGEST_FIELDS) {
                fail(tooLarge());
            } else {
                value.writeBytes(bytes);
            }
        }
    }

    private void keep(byte[] bytes) {
        int kept = Math.min(bytes.length, Upload.LARGEST_FILE + 1 - fileBytes);
        fileBytes += kept;
        if (out == null) {
            return;
        }
        try {
            out.write(bytes, 0, kept);
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
    }

    @Override
    public void onPart(String name, @Nullable String fileName, HttpFields headers) {
        try {
            close();
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
        if (name != null && (fileName == null || fileName.isEmpty())) {
            fields.computeIfAbsent(name, each -> new ArrayList<>()).add(value.toString(StandardCharsets.UTF_8));
        }
    }

    void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** As its sender calls it: to be shown, never to be looked for. */
    String fileName() {
        return fileName;
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}

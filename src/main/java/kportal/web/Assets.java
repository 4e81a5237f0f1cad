package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Our few static files, each under a name with a checksum of what it holds, so that it can be cached for a year. */
public final class Assets {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** What a page may ask for, where it comes from, and what it is. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("app.css", "text/css; charset=utf-8"),
            Map.entry("slip.css", "text/css; charset=utf-8"),
            Map.entry("app.js", SCRIPT),
            Map.entry("passkey.js", SCRIPT),
            Map.entry("charts.js", SCRIPT),
            Map.entry("htmx.js", SCRIPT),
            Map.entry("uplot.js", SCRIPT),
            Map.entry("uplot.css", "text/css; charset=utf-8"),
            Map.entry("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
            Map.entry("icon-192.png", "image/png"),
            Map.entry("icon-512.png", "image/png"),
            Map.entry("icon-mask.png", "image/png"),
            Map.entry("icon.svg", "image/svg+xml; charset=utf-8"));

    /** Those of other people, each in a library of its own. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "htmx.js", "htmx.org/2.0.10/dist/htmx.min.js",
            "uplot.js", "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", "uplot/1.6.30/dist/uPlot.min.css");

    private final boolean fromFolder;
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    public Assets(boolean fromFolder) {
        this.fromFolder = fromFolder;
    }

    /** {@code app.css} → {@code /static/app.1f0c2a9b.css}. */
    String path(String file) {
        if (fromFolder) {
            read.remove(file);
            paths.remove(file);
        }
        return paths.computeIfAbsent(file, f -> {
            int dot = f.lastIndexOf('.');
            return "/static/" + f.substring(0, dot) + "." + checksum(bytes(f)) + f.substring(dot);
        });
    }

    /** It need only tell a file's versions apart, and is quick before anything is compiled. */
    private static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    public void show(Context ctx) {
        String asked = ctx.pathParam("file");
        String file = asked.replaceFirst("\\.[0-9a-f]{8}\\.", ".");
        String type = TYPES.get(file);
        // By its bare name for what names others itself, such as the manifest.
        boolean bare = asked.equals(file);
        if (type == null || !(bare || path(file).equals("/static/" + asked))) {
            throw new NotFoundResponse();
        }
        ctx.header("Cache-Control", bare ? "public, max-age=86400" : "public, max-age=31536000, immutable");
        ctx.contentType(type).result(bytes(file));
    }

    /** At the top, since a worker sees to no page above itself; asked for each time, as browsers do. */
    public void worker(Context ctx) {
        ctx.header("Cache-Control", "no-store").contentType(SCRIPT).result(bytes("worker.js"));
    }

    private byte[] bytes(String file) {
        return read.computeIfAbsent(file, this::load);
    }

    private byte[] load(String file) {
        try {
            String library = LIBRARIES.get(file);
            if (fromFolder && library == null) {
                return Files.readAllBytes(Path.of("static", file));
            }
            String resource = library == null ? "static/" + file : "META-INF/resources/webjars/" + library;
            try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("no such file: " + resource);
                }
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package kportal.web;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.support.Scratch;

/**
 * The file in a form, for a route that takes one ({@link Route#upload}); its fields are in {@link Form#of(Context)} as ever.
 * It is there until the request is answered.
 */
public final class Upload {
    /** What Javalin knows such a route by. */
    static final RouteRole TAKEN = new RouteRole() {};

    /** Whoever reads the file sees by one byte more that it is too large; the rest was not kept. */
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int AT_ONCE = 2;
    private static final String ROOM = "upload.room";
    private static final String READ = "upload";

    private final Multipart parts;
    private final Turns.Turn turn;

    private Upload(Multipart parts, Turns.Turn turn) {
        this.parts = parts;
        this.turn = turn;
    }

    /** Empty when none was chosen. */
    public static Optional<Path> file(Context ctx) {
        return read(ctx).flatMap(upload -> upload.parts.file());
    }

    /** What its sender calls it, in one line of so many characters; empty when that can't be shown. */
    public static String name(Context ctx, int longest) {
        String name = read(ctx).map(upload -> upload.parts.fileName()).orElse("");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        boolean shown = TypedText.isClean(last) && TypedText.isOneLine(last) && TypedText.canBeSeen(last);
        return shown
                ? last.substring(
                        0, last.offsetByCodePoints(0, Math.min(longest, last.codePointCount(0, last.length()))))
                : "";
    }

    static Map<String, List<String>> fields(Context ctx) {
        return read(ctx).map(upload -> upload.parts.fields()).orElse(Map.of());
    }

    /** Read once: what checks where a form comes from needs its fields before the page does. */
    private static Optional<Upload> read(Context ctx) {
        Room room = ctx.attribute(ROOM);
        if (room == null || !ctx.isMultipartFormData()) {
            return Optional.empty();
        }
        if (ctx.attribute(READ) == null) {
            Turns.Turn turn = room.turns().take(Sessions.of(ctx).businessId());
            Upload upload = new Upload(new Multipart(room.folder()), turn);
            // Before anything is read, so that all is put away however that ends.
            ctx.attribute(READ, upload);
            upload.parts.read(ctx);
        }
        return Optional.ofNullable(ctx.attribute(READ));
    }

    private void end() {
        turn.close();
        try {
            parts.close();
            Optional<Path> file = parts.file();
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A portal's uploads: where they lie, and how many of one business at once. */
    record Room(Scratch folder, Turns turns) {
        static Room in(Path dataDir) {
            Scratch folder = Scratch.swept(dataDir.resolve("uploads"));
            return new Room(folder, new Turns("uploads", AT_ONCE, Message.of("error.busy.uploads")));
        }

        /** Before a page; on every other route a form with files holds nothing. */
        void open(Context ctx) {
            if (ctx.routeRoles().contains(TAKEN)) {
                ctx.attribute(ROOM, this);
            }
        }

        /** After it, whatever came of it. */
        void close(Context ctx) {
            Upload upload = ctx.attribute(READ);
            if (upload != null) {
                upload.end();
            }
        }
    }
}

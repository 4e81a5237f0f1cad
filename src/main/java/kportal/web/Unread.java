package kportal.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is left of a form that was refused before it was read: a list sent after the session ended, say. Were the
 * connection closed on it, a browser that still sends would show a broken line in place of our answer.
 */
final class Unread {
    /** The largest list, and the fields beside it. */
    private static final int MOST = 16 * 1024 * 1024;

    private Unread() {}

    static void letGo(Context ctx) {
        if (ctx.header("Expect") != null) {
            // It waits to be asked for it, and isn't.
            return;
        }
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] some = new byte[16 * 1024];
            int left = MOST;
            for (int n = in.read(some); n >= 0 && left > 0; n = in.read(some)) {
                left -= n;
            }
        } catch (IOException e) {
            // Whoever was sending has gone, or is too slow: nobody waits for more.
        }
    }
}

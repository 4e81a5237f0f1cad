package kportal.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk, for some seconds, against one page. */
final class Load {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private Load() {}

    static double of(Served portal, String path, String cookie, int connections, int seconds)
            throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "-H",
                        "Cookie: " + cookie,
                        portal.root() + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (wrk.waitFor() != 0 || !rate.find() || said.contains("Non-2xx")) {
            throw new IllegalStateException("wrk could not measure " + path + ":\n" + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}

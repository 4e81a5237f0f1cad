package kportal.web;

import io.javalin.http.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * A name for each request: in its answer's head, in each line logged meanwhile, and on a page that says that something
 * broke. The thread may serve another request of the same connection next, so it is taken off it at the end.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";

    /** As LogLines has it. */
    private static final String LOGGED = "request";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** None that is taken for another when it is read out. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int LENGTH = 10;

    private final ClientAddress addresses;

    RequestIds(ClientAddress addresses) {
        this.addresses = addresses;
    }

    static String of(Context ctx) {
        String id = ctx.res().getHeader(HEADER);
        return id == null ? "" : id;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = id(request);
        response.getHeaders().put(HEADER, id);
        MDC.put(LOGGED, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(LOGGED);
        }
    }

    /** A proxy's own, so that its log and ours tell of the same; a visitor's would be whatever they like. */
    private String id(Request request) {
        String given = request.getHeaders().get(HEADER);
        return given != null
                        && WELL_FORMED.matcher(given).matches()
                        && addresses.isTrusted(Request.getRemoteAddr(request))
                ? given
                : next();
    }

    private static String next() {
        return ThreadLocalRandom.current()
                .ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}

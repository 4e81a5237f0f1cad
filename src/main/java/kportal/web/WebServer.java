package kportal.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import kportal.settings.Settings;
import kportal.support.Incidents;
import kportal.support.Loopback;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin, set up once: every route with who may, filters, headers, error pages. */
public final class WebServer {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_FORM = 64 * 1024L;

    private WebServer() {}

    /** {@code watch} hears of each request once it is answered. */
    public static Javalin create(
            Settings settings,
            List<Route> routes,
            AccessFilter filter,
            View view,
            Courtesy courtesy,
            Incidents incidents,
            Consumer<Served> watch) {
        Map<String, String> headers = SecurityHeaders.all(settings.https());
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = LARGEST_FORM;
            config.http.prefer405over404 = true;
            config.http.defaultContentType = "text/html; charset=utf-8";
            config.fileRenderer(view);
            config.requestLogger.http((ctx, millis) -> watch.accept(Served.of(ctx, millis)));
            ClientAddress addresses = new ClientAddress(settings.trustedProxies());
            new Door(settings, addresses, incidents).open(config, headers);
            config.routes.before(courtesy::begin);
            config.routes.before(ctx -> headers.forEach(ctx::header));
            config.routes.before(ctx -> Origin.note(ctx, addresses));
            if (settings.realMoney() && !settings.https()) {
                config.routes.before(ctx -> ownMachineOnly(ctx, addresses));
            }
            Upload.Room uploads = Upload.Room.in(settings.dataDir());
            config.routes.beforeMatched(uploads::open);
            config.routes.beforeMatched(filter::check);
            ErrorPages.register(config.routes);
            config.routes.after(new Watch(incidents)::see);
            config.routes.after(uploads::close);
            config.routes.after(Unread::letGo);
            config.routes.after(courtesy::leave);
            for (Route route : routes) {
                add(config, route.method(), route);
                if (route.method().equals(HandlerType.GET)) {
                    // Left to itself, Javalin answers 200 to HEAD for what isn't there too.
                    add(config, HandlerType.HEAD, route);
                }
            }
        });
    }

    /** What is under way may end, and is cut off when it takes too long: a large download, somebody who speaks slowly. */
    public static void stop(Javalin server) {
        try {
            server.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            log.warn("a stop did not wait for the slowest: they were cut off");
        }
    }

    /** A proxy before a portal whose PUBLIC_URL was left out: cookies would go without Secure over a net it can't see. */
    private static void ownMachineOnly(Context ctx, ClientAddress addresses) {
        if (!Loopback.isAuthority(addresses.host(ctx))) {
            throw new HttpResponseException(421);
        }
    }

    /** Of an answer that has begun: the browser must see that it is broken, not take a part for the whole. */
    public static void breakOff(Context ctx, Throwable cause) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getServletChannel()
                .abort(cause);
    }

    private static void add(JavalinConfig config, HandlerType method, Route route) {
        config.routes.addHttpHandler(method, route.path(), route.handler(), route.roles());
    }
}

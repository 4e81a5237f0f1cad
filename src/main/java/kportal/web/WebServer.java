package kportal.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Map;
import kportal.settings.Settings;
import kportal.support.Loopback;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Javalin, set up once: every route with who may, filters, headers, error pages. */
public final class WebServer {
    private static final long LARGEST_FORM = 64 * 1024L;

    /** Past the default of 50, connections that come in one instant would be reset. */
    private static final int MOST_KNOCKING = 1024;

    private WebServer() {}

    public static Javalin create(Settings settings, List<Route> routes, AccessFilter filter, View view) {
        Map<String, String> headers = SecurityHeaders.all(settings.https());
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = LARGEST_FORM;
            config.http.prefer405over404 = true;
            config.http.defaultContentType = "text/html; charset=utf-8";
            config.fileRenderer(view);
            jetty(config, headers);
            config.jetty.addConnector((server, http) -> door(server, http, settings));
            config.routes.before(ctx -> headers.forEach(ctx::header));
            ClientAddress addresses = new ClientAddress(settings.trustedProxies());
            config.routes.before(ctx -> Origin.note(ctx, addresses));
            if (settings.realMoney() && !settings.https()) {
                config.routes.before(ctx -> ownMachineOnly(ctx, addresses));
            }
            config.routes.beforeMatched(filter::check);
            ErrorPages.register(config.routes);
            for (Route route : routes) {
                add(config, route.method(), route);
                if (route.method().equals(HandlerType.GET)) {
                    // Left to itself, Javalin answers 200 to HEAD for what isn't there too.
                    add(config, HandlerType.HEAD, route);
                }
            }
        });
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
        config.routes.addHttpHandler(method, route.path(), route.handler(), route.access());
    }

    private static ServerConnector door(Server server, HttpConfiguration http, Settings settings) {
        var door = new ServerConnector(server, new HttpConnectionFactory(http));
        door.setHost(settings.host());
        door.setPort(settings.port());
        door.setAcceptQueueSize(MOST_KNOCKING);
        return door;
    }

    private static void jetty(JavalinConfig config, Map<String, String> headers) {
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setRequestHeaderSize(16 * 1024);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrorHandler(headers)));
    }
}

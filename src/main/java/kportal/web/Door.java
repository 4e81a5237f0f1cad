package kportal.web;

import io.javalin.config.JavalinConfig;
import java.util.Map;
import kportal.settings.Settings;
import kportal.support.Incident;
import kportal.support.Incidents;
import kportal.support.Loopback;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;

/** Jetty, set up so that whoever connects can't hold more than their share, however slowly they speak. */
final class Door {
    /** Past the default of 50, connections that come in one instant would be reset. */
    private static final int MOST_KNOCKING = 1024;

    /** A thousand purchases that wait for Kpoint, a connection each, and as many who look on. */
    static final int MOST_CONNECTED = 2048;

    private static final int LARGEST_HEAD = 16 * 1024;

    /** For one more byte of a head, or for the next request. */
    private static final long SILENCE_MILLIS = 10_000;

    private static final long REQUEST_SILENCE_MILLIS = 30_000;

    /** Bytes a second, on average: the worst phone net carries more. */
    private static final long SLOWEST = 200;

    /** For the answers on their way when the portal stops: a purchase's page waits 3 s for Kpoint, then leads on. */
    private static final long LEAVE_MILLIS = 5_000;

    private final Settings settings;
    private final ClientAddress addresses;
    private final Incidents incidents;

    Door(Settings settings, ClientAddress addresses, Incidents incidents) {
        this.settings = settings;
        this.addresses = addresses;
        this.incidents = incidents;
    }

    void open(JavalinConfig config, Map<String, String> headers) {
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setRequestHeaderSize(LARGEST_HEAD);
            // Each connection kept 95 KB of headers to compare the next request with: two thousand of them, all the
            // memory.
            http.setHeaderCacheSize(0);
            http.setIdleTimeout(REQUEST_SILENCE_MILLIS);
        });
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new PlainErrorHandler(headers, addresses, incidents));
            // HttpConfiguration has setMinRequestDataRate too, but nothing in Jetty 12.1.12 reads it.
            server.insertHandler(new MinimumDataRateHandler(SLOWEST, SLOWEST));
            server.insertHandler(new GracefulHandler());
            server.setStopTimeout(LEAVE_MILLIS);
            server.insertHandler(new RequestIds(addresses));
        });
        config.jetty.addConnector(this::connector);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(MOST_KNOCKING);
        connector.setIdleTimeout(SILENCE_MILLIS);
        connector.addBean(new Doorkeeper(addresses::isTrusted, Loopback::isHost, incidents));
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTED, connector) {
            @Override
            protected void limit() {
                incidents.note(Incident.CONNECTIONS, "why", "all");
                super.limit();
            }
        });
        return connector;
    }
}

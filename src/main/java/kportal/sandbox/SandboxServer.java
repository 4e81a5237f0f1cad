package kportal.sandbox;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Clock;
import kportal.sandbox.accounts.Accounts;
import kportal.sandbox.api.Delays;
import kportal.sandbox.api.SandboxApi;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A Kpoint to practise on, at a loopback address of its own; the portal speaks to it as to the real one, over HTTP only.
 * The address is taken at once, so that the portal need not wait: whoever calls before {@link #start} is served then.
 */
public final class SandboxServer {
    private static final String HOST = "127.0.0.1";
    private static final long LARGEST_REQUEST = 64 * 1024;

    private final ServerSocketChannel door;
    private final Accounts accounts;
    private final Clock clock;
    private final Delays delays;
    private @Nullable SandboxApi api;
    private @Nullable Javalin javalin;

    public SandboxServer(Path dataDir, Clock clock) {
        this(dataDir, clock, Delays.REAL);
    }

    SandboxServer(Path dataDir, Clock clock, Delays delays) {
        this.accounts = new Accounts(dataDir, clock);
        this.clock = clock;
        this.delays = delays;
        this.door = door();
    }

    private static ServerSocketChannel door() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SandboxServer start() {
        SandboxApi endpoints = new SandboxApi(accounts, clock, delays);
        api = endpoints;
        javalin = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = LARGEST_REQUEST;
            config.jetty.threadPool = new QueuedThreadPool(32, 4);
            config.jetty.addConnector(this::connector);
            endpoints.addTo(config.routes);
        });
        return this;
    }

    private Connector connector(Server server, HttpConfiguration http) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        try {
            connector.open(door);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    public String baseUrl() {
        return "http://" + HOST + ":" + door.socket().getLocalPort() + SandboxApi.ROOT;
    }

    public Accounts accounts() {
        return accounts;
    }

    public void stop() {
        if (api != null) {
            api.close();
        }
        if (javalin != null) {
            javalin.stop();
        }
        close(door);
        accounts.close();
    }

    private static void close(ServerSocketChannel door) {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

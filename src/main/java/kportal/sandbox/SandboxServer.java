package kportal.sandbox;

import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Clock;
import kportal.sandbox.accounts.Accounts;
import kportal.sandbox.api.Delays;
import kportal.sandbox.api.SandboxApi;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A Kpoint to practise on, at a loopback address of its own; the portal speaks to it as to the real one, over HTTP only. */
public final class SandboxServer {
    private static final String HOST = "127.0.0.1";
    private static final long LARGEST_REQUEST = 64 * 1024;

    private final Accounts accounts;
    private final SandboxApi api;
    private final Javalin javalin;

    public SandboxServer(Path dataDir, Clock clock) {
        this(dataDir, clock, Delays.REAL);
    }

    SandboxServer(Path dataDir, Clock clock, Delays delays) {
        this.accounts = new Accounts(dataDir, clock);
        this.api = new SandboxApi(accounts, clock, delays);
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = LARGEST_REQUEST;
            config.jetty.threadPool = new QueuedThreadPool(32, 4);
            api.addTo(config.routes);
        });
    }

    public SandboxServer start() {
        return start(0);
    }

    /** At a port of one's choice, or 0 for any that is free. */
    public SandboxServer start(int port) {
        javalin.start(HOST, port);
        return this;
    }

    public String baseUrl() {
        return "http://" + HOST + ":" + javalin.port() + SandboxApi.ROOT;
    }

    public Accounts accounts() {
        return accounts;
    }

    public void stop() {
        api.close();
        javalin.stop();
        accounts.close();
    }
}

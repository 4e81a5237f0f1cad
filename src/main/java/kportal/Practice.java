package kportal;

import java.time.Clock;
import kportal.sandbox.SandboxController;
import kportal.sandbox.SandboxServer;
import kportal.settings.Settings;
import kportal.web.ClientAddress;
import kportal.web.Cookies;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that stands in for the real Kpoint while none is named: practice and money never share a portal. */
final class Practice implements AutoCloseable {
    private final SandboxServer server;
    private final SandboxController controller;
    private final @Nullable SandboxMailController mail;

    Practice(Settings settings, Mailing mailing, Cookies cookies, ClientAddress addresses, Clock clock) {
        this.mail = mailing.sandboxPage();
        this.server = new SandboxServer(settings.dataDir().resolve("sandbox"), clock);
        this.controller = new SandboxController(server.accounts(), cookies, addresses, mail != null);
        server.start();
    }

    String baseUrl() {
        return server.baseUrl();
    }

    SandboxController controller() {
        return controller;
    }

    @Nullable
    SandboxMailController mail() {
        return mail;
    }

    @Override
    public void close() {
        server.stop();
    }
}

package kportal;

import java.net.URI;
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
        this.server = new SandboxServer(settings.dataDir().resolve("sandbox"), clock);
        this.mail = mailing.sandboxPage();
        this.controller = new SandboxController(server.accounts(), cookies, addresses, mail != null);
    }

    URI baseUrl() {
        return URI.create(server.baseUrl());
    }

    void start() {
        server.start();
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

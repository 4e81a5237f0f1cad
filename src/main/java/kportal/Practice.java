package kportal;

import java.net.URI;
import java.time.Clock;
import kportal.sandbox.SandboxController;
import kportal.sandbox.SandboxServer;
import kportal.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that stands in for the real Kpoint while none is named: practice and money never share a portal. */
final class Practice implements AutoCloseable {
    private final SandboxServer server;
    private final SandboxController controller;
    private final @Nullable SandboxMailController mail;

    Practice(Settings settings, Mailing mailing, Frame frame, Clock clock) {
        this.server = new SandboxServer(settings.sharedDir().resolve("sandbox"), clock);
        this.mail = mailing.sandboxPage();
        this.controller = new SandboxController(server.accounts(), frame.cookies(), frame.addresses(), mail != null);
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

package kportal;

import kportal.sandbox.SandboxController;
import kportal.sandbox.SandboxServer;
import kportal.web.ClientAddress;
import kportal.web.Cookies;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that stands in for the real Kpoint while none is named: practice and money never share a portal. */
final class Practice {
    private final SandboxServer server;
    private final SandboxController controller;
    private final @Nullable SandboxMailController mail;

    Practice(SandboxServer server, Mailing mailing, Cookies cookies, ClientAddress addresses) {
        this.server = server;
        this.mail = mailing.sandboxPage();
        this.controller = new SandboxController(server.accounts(), cookies, addresses, mail != null);
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
}

package kportal;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kportal.sandbox.SandboxServer;
import kportal.settings.Settings;

/** The practice Kpoint, opened while the portal's own database opens: each of the two takes a third of a start. */
final class SandboxStart implements AutoCloseable {
    private final CompletableFuture<SandboxServer> begun;

    SandboxStart(Settings settings, Clock clock) {
        this.begun = CompletableFuture.supplyAsync(
                () -> new SandboxServer(settings.dataDir().resolve("sandbox"), clock).start(),
                start -> Thread.ofPlatform().name("sandbox-start").start(start));
    }

    /** Once it serves; what kept it from that is thrown here. */
    SandboxServer server() {
        try {
            return begun.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    @Override
    public void close() {
        // What kept it from starting was said already.
        begun.thenAccept(SandboxServer::stop).exceptionally(why -> null).join();
    }
}

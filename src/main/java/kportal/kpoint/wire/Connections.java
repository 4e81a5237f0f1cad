package kportal.kpoint.wire;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Clients that speak HTTP/1.1 straight to Kpoint: no proxy, no redirects followed, nothing tried twice. */
public final class Connections {
    private final @Nullable SSLContext trust;

    /**
     * Makes no connection yet.
     *
     * @param trust whom to believe over TLS; null: whom the JDK believes
     */
    public Connections(@Nullable SSLContext trust) {
        this.trust = trust;
    }

    public HttpClient client(Duration connectTimeout) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout);
        return (trust == null ? builder : builder.sslContext(trust)).build();
    }

    /** A client for one exchange: its connection was never used before and never will be again. */
    public One forOne(Duration connectTimeout) {
        return new One(client(connectTimeout));
    }

    public record One(HttpClient http) implements AutoCloseable {
        /** At once: {@code HttpClient.close} would wait for an exchange that never ends. */
        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}

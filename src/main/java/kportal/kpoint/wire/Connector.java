package kportal.kpoint.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** How a connection to Kpoint is made: straight, over TLS where its address says so, and each for one request. */
public final class Connector {
    private final String host;
    private final int port;
    private final @Nullable SSLContext trust;

    /** @param trust whom to believe over TLS; null: whom the JDK believes */
    public Connector(URI address, @Nullable SSLContext trust) {
        boolean secure = "https".equalsIgnoreCase(address.getScheme());
        this.host = address.getHost().replaceAll("[\\[\\]]", "");
        this.port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        this.trust = secure ? trust == null ? believedByTheJdk() : trust : null;
    }

    private static SSLContext believedByTheJdk() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The socket to talk over, once the other side has shown who it is. */
    Socket connect(Socket socket, long byNanos) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), millisUntil(byNanos));
        return trust == null ? socket : secured(socket, trust, byNanos);
    }

    private Socket secured(Socket socket, SSLContext context, long byNanos) throws IOException {
        socket.setSoTimeout(millisUntil(byNanos));
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        socket.setSoTimeout(0);
        return secure;
    }

    /** At least one: to a socket, zero is for ever. */
    private static int millisUntil(long byNanos) {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(byNanos - System.nanoTime()));
    }
}

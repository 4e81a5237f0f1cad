package kportal.support;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Whether a host is this machine. Only literal addresses and localhost: a name could be made to point elsewhere later. */
public final class Loopback {
    private Loopback() {}

    public static boolean isHost(@Nullable String host) {
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same of a host with a port after it, as a request's header has it. */
    public static boolean isAuthority(@Nullable String authority) {
        return authority != null && isHost(authority.replaceFirst(":\\d+$", ""));
    }
}

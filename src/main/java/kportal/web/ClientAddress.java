package kportal.web;

import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kportal.settings.AddressRange;
import org.jspecify.annotations.Nullable;

/** Where a request comes from; a header is believed only from a proxy that the settings name. */
public final class ClientAddress {
    private final List<AddressRange> trusted;

    public ClientAddress(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    public String of(Context ctx) {
        // A proxy may add a line of its own below the one that the visitor sent: all of them are one list.
        return of(ctx.req().getRemoteAddr(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")));
    }

    /** Whom a limit counts as one: a household gets a whole /64 of IPv6, and may use any address in it. */
    public String network(Context ctx) {
        return network(of(ctx));
    }

    /** Each hop was written by the one after it, so the chain is believed from its end as far as it is trusted. */
    String of(String peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(line -> hops.addAll(List.of(line.split(",", -1))));
        String address = parsed(peer).map(InetAddress::getHostAddress).orElse(peer);
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            Optional<InetAddress> hop = parsed(hops.get(i));
            if (hop.isEmpty()) {
                return address;
            }
            address = hop.get().getHostAddress();
        }
        return address;
    }

    static String network(String address) {
        Optional<InetAddress> parsed = parsed(address);
        if (parsed.isEmpty() || !(parsed.get() instanceof Inet6Address)) {
            return address;
        }
        byte[] prefix = Arrays.copyOf(Arrays.copyOf(parsed.get().getAddress(), 8), 16);
        try {
            return InetAddress.getByAddress(prefix).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }

    /** Only a literal address, with the port that some proxies add; an IPv4 address written as IPv6 is itself. */
    private static Optional<InetAddress> parsed(String hop) {
        String bare = hop.strip()
                .replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
                .replaceFirst("^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$", "$1")
                .replaceFirst("%.*$", "");
        // Java reads 1.2.3 as an address, too.
        if (!bare.contains(":") && !bare.matches("\\d+(\\.\\d+){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The host that the browser asked for; a proxy in front may ask us by another name. */
    public @Nullable String host(Context ctx) {
        String forwarded = ctx.header("X-Forwarded-Host");
        return forwarded != null && isTrusted(ctx.req().getRemoteAddr()) ? forwarded : ctx.header("Host");
    }

    boolean isTrusted(String address) {
        return parsed(address)
                .filter(literal -> trusted.stream().anyMatch(range -> range.holds(literal)))
                .isPresent();
    }
}

package kportal.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import kportal.settings.AddressRange;
import org.jspecify.annotations.Nullable;

/** Where a request comes from; a header is believed only from a proxy that the settings name. */
public final class ClientAddress {
    private final List<AddressRange> trusted;

    public ClientAddress(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    public String of(Context ctx) {
        String address = ctx.req().getRemoteAddr();
        String header = ctx.header("X-Forwarded-For");
        List<String> hops = header == null ? List.of() : List.of(header.split("\\s*,\\s*"));
        // Each hop was written by the one after it, so the chain is believed from its end as far as it is trusted.
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            address = hops.get(i);
        }
        return address;
    }

    /** The host that the browser asked for; a proxy in front may ask us by another name. */
    public @Nullable String host(Context ctx) {
        String forwarded = ctx.header("X-Forwarded-Host");
        return forwarded != null && isTrusted(ctx.req().getRemoteAddr()) ? forwarded : ctx.header("Host");
    }

    private boolean isTrusted(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return trusted.stream().anyMatch(range -> range.holds(literal));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

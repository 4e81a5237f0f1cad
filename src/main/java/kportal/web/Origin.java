package kportal.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as the log keeps it. */
public record Origin(@Nullable String address, @Nullable String device) {
    /** For what the portal does by itself. */
    public static final Origin PORTAL = new Origin(null, null);

    private static final String ATTRIBUTE = "origin";
    private static final int LONGEST_ADDRESS = 45;

    static void note(Context ctx, ClientAddress addresses) {
        String address = addresses.of(ctx).replaceAll("[^0-9A-Za-z.:%]", "");
        ctx.attribute(
                ATTRIBUTE,
                new Origin(
                        address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)),
                        Device.named(ctx.header("User-Agent"))));
    }

    /** Whom a limit counts as one. */
    public String network() {
        return address == null ? "" : ClientAddress.network(address);
    }

    public static Origin of(Context ctx) {
        Origin origin = ctx.attribute(ATTRIBUTE);
        return origin == null ? PORTAL : origin;
    }
}

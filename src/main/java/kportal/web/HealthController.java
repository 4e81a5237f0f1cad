package kportal.web;

import io.javalin.http.Context;
import kportal.db.HealthRepository;

/** For whatever watches the portal: 200 when the database answers. */
public final class HealthController {
    private final HealthRepository health;

    public HealthController(HealthRepository health) {
        this.health = health;
    }

    /** The process answers; nothing is asked of the database. The benchmark's constant text, too. */
    public void live(Context ctx) {
        ctx.header("Cache-Control", "no-store")
                .contentType("text/plain; charset=utf-8")
                .result("live");
    }

    public void show(Context ctx) {
        boolean up = health.answers();
        ctx.status(up ? 200 : 503)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }
}

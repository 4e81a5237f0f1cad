package kportal;

import io.javalin.http.Context;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kportal.db.HealthRepository;
import kportal.keys.Keyset;
import kportal.support.DiskSpace;

/** For a balancer: whether a visitor who is sent here could buy. A word for each part, and nothing secret. */
final class ReadyController {
    private final HealthRepository health;
    private final Keyset keyset;
    private final Path dataDir;
    private volatile boolean stopping;

    ReadyController(HealthRepository health, Keyset keyset, Path dataDir) {
        this.health = health;
        this.keyset = keyset;
        this.dataDir = dataDir;
    }

    void show(Context ctx) {
        Map<String, Boolean> parts = parts();
        String status = status(parts);
        String words = parts.entrySet().stream()
                .map(part -> ",\"" + part.getKey() + "\":\"" + (part.getValue() ? "good" : "bad") + "\"")
                .collect(Collectors.joining());
        ctx.status(status.equals("ready") ? 200 : 503)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result("{\"status\":\"" + status + "\"" + words + "}");
    }

    String status(Map<String, Boolean> parts) {
        if (stopping) {
            return "stopping";
        }
        return parts.containsValue(false) ? "not_ready" : "ready";
    }

    Map<String, Boolean> parts() {
        Map<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("database", health.takesWrites());
        parts.put("disk", hasSpace());
        parts.put("keyset", keyset.isGood());
        return parts;
    }

    private boolean hasSpace() {
        try {
            return DiskSpace.of(dataDir).enough();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** From now on visitors are better sent elsewhere; those who come are still served. */
    void stop() {
        stopping = true;
    }
}

package kportal.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kportal.kpoint.Called;
import kportal.transactions.paying.Finished;
import kportal.web.Served;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and timed, and what is looked up when somebody asks. No label names a person, a number or an address:
 * each is one of a few words of ours.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Jvm jvm = new Jvm(registry);
    private final Map<String, Long> listed = new ConcurrentHashMap<>();

    public void served(Served request) {
        timer("kportal.http.requests", "Requests, by route and status", 0.1, 0.5, 1, 5)
                .tags("method", request.method(), "route", request.route(), "status", String.valueOf(request.status()))
                .register(registry)
                .record(request.took());
    }

    public void finished(Finished purchase) {
        timer("kportal.purchases", "Purchases that were sent, until their outcome was on disk", 1, 3, 10, 30)
                .tags("service", purchase.service().code(), "outcome", purchase.status())
                .register(registry)
                .record(purchase.took());
    }

    public void called(Called call) {
        timer("kportal.kpoint.call", "Calls to Kpoint: purchases, and lists by name", 0.5, 1, 3, 10, 30)
                .tags("call", call.call(), "outcome", call.outcome())
                .register(registry)
                .record(call.took());
        if (call.outcome().equals(Called.LISTED) && listed.put(call.call(), System.nanoTime()) == null) {
            Gauge.builder("kportal.list.age", () -> seconds(System.nanoTime() - listed.get(call.call())))
                    .description("Since Kpoint last gave this portal a list, for whichever business")
                    .baseUnit("seconds")
                    .tag("list", call.call())
                    .register(registry);
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static Timer.Builder timer(String name, String description, double... seconds) {
        Duration[] bounds = Arrays.stream(seconds)
                .mapToObj(bound -> Duration.ofMillis((long) (bound * 1000)))
                .toArray(Duration[]::new);
        return Timer.builder(name).description(description).serviceLevelObjectives(bounds);
    }

    /** Looked up when the page is asked for; one that can't be is {@code NaN}. */
    public void gauge(String name, @Nullable String unit, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** As Prometheus reads it. */
    public String page() {
        return registry.scrape();
    }

    @Override
    public void close() {
        jvm.close();
        registry.close();
    }
}

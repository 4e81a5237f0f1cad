package kportal.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A Kpoint that takes twenty seconds for each purchase, however many there are. */
final class SlowKpoint implements AutoCloseable {
    static final int SECONDS = 20;

    private static final String NETWORKS =
            "{\"status\":\"success\",\"data\":[{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}]}";
    private static final String BOUGHT = "{\"status\":\"success\",\"data\":{\"reference\":\"SLOW\"}}";

    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
    private final HttpServer server;

    SlowKpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/lists/networks", exchange -> answer(exchange, NETWORKS));
        server.createContext("/airtime", exchange -> {
            onTheirWay.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            later.schedule(() -> bought(exchange), SECONDS, TimeUnit.SECONDS);
        });
        server.start();
    }

    private void bought(HttpExchange exchange) {
        answer(exchange, BOUGHT);
        onTheirWay.decrementAndGet();
    }

    private static void answer(HttpExchange exchange, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new IllegalStateException("the portal hung up", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int onTheirWay() {
        return onTheirWay.get();
    }

    void awaitQuiet() {
        while (onTheirWay.get() > 0) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }
}

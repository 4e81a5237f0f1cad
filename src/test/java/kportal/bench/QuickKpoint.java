package kportal.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A Kpoint that answers at once, and says how long it took in all. */
final class QuickKpoint implements AutoCloseable {
    private static final String NETWORKS =
            "{\"status\":\"success\",\"data\":[{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}]}";
    private static final String BOUGHT = "{\"status\":\"success\",\"data\":{\"reference\":\"QUICK\"}}";

    private final LongAdder nanos = new LongAdder();
    private final LongAdder purchases = new LongAdder();
    private final HttpServer server;

    QuickKpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/lists/networks", exchange -> answer(exchange, NETWORKS));
        server.createContext("/airtime", exchange -> {
            long begun = System.nanoTime();
            exchange.getRequestBody().readAllBytes();
            answer(exchange, BOUGHT);
            nanos.add(System.nanoTime() - begun);
            purchases.increment();
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    double meanMillis() {
        return nanos.sum() / 1e6 / Math.max(1, purchases.sum());
    }

    long purchases() {
        return purchases.sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

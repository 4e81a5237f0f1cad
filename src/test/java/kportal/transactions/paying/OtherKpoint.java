package kportal.transactions.paying;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import kportal.testing.FaultServer;

/** A Kpoint whose prices change and whose answers are a test's own; what it was asked is kept by the server below it. */
final class OtherKpoint implements AutoCloseable {
    static final String SUCCESS = "{\"status\":\"success\",\"data\":{\"reference\":\"KP1\"}}";
    private static final Map<String, String> LISTS = Map.of(
            "/lists/networks", "{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}",
            "/lists/electricity-providers", "{\"code\":\"ikeja\",\"name\":\"Ikeja Electric\"}",
            "/lists/cable-providers", "{\"code\":\"dstv\",\"name\":\"DSTV\"}");

    private final FaultServer server = new FaultServer(this::answer);

    volatile int planPrice = 350;
    volatile int packagePrice = 12500;
    volatile boolean sellsThem = true;
    volatile boolean down;
    volatile boolean hangs;
    /** From the whole request to the body of the answer. */
    volatile UnaryOperator<String> sells = request -> SUCCESS;

    URI url() {
        return server.url();
    }

    List<String> purchases() {
        return server.requests().stream()
                .filter(request -> request.startsWith("POST "))
                .toList();
    }

    int listsRead(String path) {
        return (int) server.requests().stream()
                .filter(request -> request.startsWith("GET " + path))
                .count();
    }

    private void answer(FaultServer.Connection connection) throws IOException {
        String request = connection.readRequest();
        if (down || (hangs && connection.pause(60_000))) {
            return;
        }
        boolean purchase = request.startsWith("POST ");
        String path = request.split(" ", 3)[1].replaceFirst("\\?.*", "");
        byte[] body = (purchase ? sells.apply(request) : list(path)).getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        connection.write(head.getBytes(StandardCharsets.US_ASCII));
        connection.write(body);
    }

    private String list(String path) {
        String rows =
                switch (path) {
                    case "/lists/data-plans" -> row("plan_id", "MTN_1GB_DAILY", "description", planPrice);
                    case "/lists/cable-packages" -> row("package_code", "DSTV_COMPACT", "name", packagePrice);
                    default -> LISTS.get(path);
                };
        return "{\"status\":\"success\",\"data\":[" + rows + "]}";
    }

    private String row(String codeName, String code, String words, int price) {
        String sold = sellsThem ? code : "ANOTHER";
        return "{\"" + codeName + "\":\"" + sold + "\",\"" + words + "\":\"The one\",\"amount\":" + price
                + ",\"validity\":\"1 day\"}";
    }

    @Override
    public void close() {
        server.close();
    }
}

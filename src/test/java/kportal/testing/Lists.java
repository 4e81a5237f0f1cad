package kportal.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A Kpoint with its lists alone; a test may change what it says to any of them. */
public final class Lists implements AutoCloseable {
    private static final Map<String, String> USUAL = Map.of(
            "/lists/networks", """
                    {"status":"success","data":[{"code":"MTN","name":"MTN","is_active":true},
                     {"code":"AIRTEL","name":"Airtel","is_active":true},{"code":"GLO","name":"Glo","is_active":false}]}""",
            "/lists/data-plans?network=MTN", """
                    {"status":"success","network":"MTN","data":[
                     {"plan_id":"MTN_1GB_DAILY","description":"1GB Daily","amount":350,"validity":"1 day"}]}""",
            "/lists/electricity-providers", """
                    {"status":"success","data":[{"code":"ikeja","name":"Ikeja Electric"}]}""",
            "/lists/cable-providers", """
                    {"status":"success","data":[{"code":"dstv","name":"DSTV"},{"code":"gotv","name":"GOTV"}]}""",
            "/lists/cable-packages?provider=dstv", """
                    {"status":"success","provider":"dstv","data":[
                     {"package_code":"DSTV_COMPACT","name":"Compact","amount":12500}]}""");

    private final Map<String, FaultServer.Script> answers = new ConcurrentHashMap<>();
    private volatile FaultServer.@Nullable Script always;
    private final FaultServer server = new FaultServer(this::play);

    public Lists() {
        USUAL.forEach((path, body) -> says(path, 200, body));
    }

    public void says(String path, int status, String body) {
        answers.put(path, plain(status, "application/json", body));
    }

    public void does(String path, FaultServer.Script script) {
        answers.put(path, script);
    }

    /** To whatever is asked, until {@code null} is given. */
    public void alwaysDoes(FaultServer.@Nullable Script script) {
        always = script;
    }

    /** An answer to a request that was read already. */
    public static FaultServer.Script plain(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return FaultServer.send("HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + bytes.length + "\r\nConnection: close\r\n\r\n")
                .then(FaultServer.send(bytes));
    }

    public String url() {
        return server.url().toString();
    }

    /** How often a list was asked for. */
    public long calls(String path) {
        return server.requests().stream()
                .filter(request -> request.startsWith("GET " + path + " "))
                .count();
    }

    public java.util.List<String> requests() {
        return server.requests();
    }

    private void play(FaultServer.Connection connection) throws IOException {
        String path = connection.readRequest().split(" ", 3)[1];
        FaultServer.Script script = always;
        if (script == null) {
            script = answers.getOrDefault(path, plain(404, "application/json", "{\"status\":\"error\"}"));
        }
        script.play(connection);
    }

    @Override
    public void close() {
        server.close();
    }
}

package kportal.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped jar as a process of its own, with the flags of {@code make run}. */
final class Served implements AutoCloseable {
    /** If the settings name none. */
    private static final int PORT = 18080;

    /** Of the young and of the old part. */
    private static final Pattern USED = Pattern.compile("^(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    private final Process process;
    private final String root;
    private final HttpClient client = HttpClient.newHttpClient();
    private final long startMillis;

    private Served(Process process, String port) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        this.process = process;
        this.root = "http://127.0.0.1:" + port;
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the portal did not start");
            }
        }
        this.startMillis = (System.nanoTime() - begun) / 1_000_000;
    }

    static Served start(Path folder) throws IOException, InterruptedException {
        return start(folder, Map.of());
    }

    static Served start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        return start(System.getProperty("bench.run"), folder, settings);
    }

    /** The jar and its libraries as any JVM starts them. */
    static Served plain(Path folder) throws IOException, InterruptedException {
        return start(System.getProperty("bench.plain"), folder, Map.of());
    }

    private static Served start(String command, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command.strip().split("\\s+")));
        builder.environment().put("DATA_DIR", folder.toString());
        builder.environment().put("PORT", String.valueOf(PORT));
        builder.environment().putAll(settings);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Served(builder.start(), builder.environment().get("PORT"));
    }

    private boolean answers() throws IOException, InterruptedException {
        // Only asked whether it listens: a client that fails every other millisecond takes a tenth of the cores that
        // the start is to have.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", URI.create(root).getPort()));
        } catch (ConnectException e) {
            Thread.sleep(2);
            return false;
        }
        return get("/", "") == 200;
    }

    int get(String path, String cookie) throws IOException, InterruptedException {
        return client.send(request(path, cookie), BodyHandlers.discarding()).statusCode();
    }

    String text(String path, String cookie) throws IOException, InterruptedException {
        return client.send(request(path, cookie), BodyHandlers.ofString()).body();
    }

    /** How long a download takes, first byte to last, read and thrown away. */
    double seconds(String path, String cookie) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = get(path, cookie);
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private HttpRequest request(String path, String cookie) {
        return HttpRequest.newBuilder(URI.create(root() + path))
                .header("Cookie", cookie)
                .build();
    }

    /** Of all its threads, since it started. */
    long cpuMillis() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toMillis();
    }

    String root() {
        return root;
    }

    long startMillis() {
        return startMillis;
    }

    long residentKilobytes() throws IOException {
        return status("VmRSS:");
    }

    long mostResidentKilobytes() throws IOException {
        return status("VmHWM:");
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    /** What is left of its heap once it has collected its garbage. */
    long liveKilobytes() throws IOException, InterruptedException {
        command("GC.run");
        return Arrays.stream(command("GC.heap_info").split("\n"))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private String command(String what) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, String.valueOf(process.pid()), what).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer;
    }

    private long status(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        process.waitFor();
    }
}

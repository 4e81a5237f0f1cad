package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;

/** A business on a data folder that outlives its portal's processes, one after another. */
final class Shop implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final int port;
    private final Browser browser;
    private PortalProcess portal;
    private String csrf = "";

    private Shop(Path folder, PretendedKpoint kpoint, String databaseUrl) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.browser = new Browser(URI.create("http://127.0.0.1:" + port));
        settings.put("DATA_DIR", dataDir().toString());
        settings.put("PORT", String.valueOf(port));
        settings.put("KPOINT_BASE_URL", kpoint.url().toString());
        settings.put("KPOINT_TIMEOUT_SECONDS", "10");
        settings.put("DATABASE_URL", databaseUrl);
        this.portal = launch(List.of());
    }

    /** Signed up, the key saved. A blank {@code databaseUrl}: SQLite in the folder. */
    static Shop open(Path folder, PretendedKpoint kpoint, String databaseUrl) {
        try {
            Shop shop = new Shop(folder, kpoint, databaseUrl);
            shop.awaitReady();
            shop.moveIn();
            return shop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveIn() {
        expect(303, browser.signUp("Soak", "soak@shop.example"));
        csrf = browser.get("/key").csrf();
        expect(303, browser.postBare("/key", Map.of("api_key", "soak-key-0123456789abcdef", "csrf", csrf)));
    }

    static Page expect(int status, Page page) {
        if (page.status() != status) {
            throw new IllegalStateException(page.address() + " answered " + page.status() + ": " + page.text());
        }
        return page;
    }

    /** Below those that the system hands out by itself, so that no connection takes it while the portal is down. */
    private static int freePort() throws IOException {
        for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 5_000); ; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port > 30_000) {
                    throw taken;
                }
            }
        }
    }

    /** Starts the portal again on the same data; the one before is gone. */
    void restart() {
        launch(List.of());
        awaitReady();
    }

    /** Starts it under another program, and doesn't wait. */
    PortalProcess launch(List<String> under) {
        portal = PortalProcess.launch(settings, errors(), under);
        return portal;
    }

    void awaitReady() {
        if (!portal.awaitReady()) {
            throw new IllegalStateException("the portal did not start; see " + errors());
        }
    }

    /** Whether it has stopped to take connections. */
    boolean closed() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException closing) {
            return false;
        }
    }

    int port() {
        return port;
    }

    PortalProcess portal() {
        return portal;
    }

    Path folder() {
        return folder;
    }

    Path dataDir() {
        return folder.resolve("data");
    }

    Path errors() {
        return folder.resolve("errors.log");
    }

    Browser browser() {
        return browser;
    }

    /** All that comes before the form's post, which then is the only thing that writes. */
    void openForm(Ware ware) {
        expect(200, browser.get(ware.formPath()));
    }

    /** The path of the review page. */
    String draft(Ware ware, String number) {
        return expect(303, tryDraft(ware, number)).location();
    }

    Page tryDraft(Ware ware, String number) {
        return post(ware.path(), ware.form(number));
    }

    Page pay(Ware ware, String path) {
        return post(path + "/pay", ware.payment());
    }

    private Page post(String path, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("csrf", csrf);
        return browser.postBare(path, fields);
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As the review page or the receipt says it. */
    String status(String id) {
        return expect(200, browser.get("/transactions/" + id))
                .select("[data-status]")
                .attr("data-status");
    }

    @Override
    public void close() {
        browser.close();
        portal.close();
    }
}

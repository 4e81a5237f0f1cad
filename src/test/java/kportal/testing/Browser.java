package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One person at a portal: keeps cookies, follows no redirect by itself, runs no JavaScript. */
public final class Browser implements AutoCloseable {
    public static final String PASSWORD = "zebra marker 71 long enough";

    private final CookieManager cookies;
    private final HttpClient client;
    private final URI root;
    private final Secrets secrets;

    /** Outside a test, where nobody looks for secrets. */
    public Browser(URI root) {
        this(root, Secrets.unwatched());
    }

    Browser(URI root, Secrets secrets) {
        this(root, secrets, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    private Browser(URI root, Secrets secrets, CookieManager cookies) {
        this.root = root;
        this.secrets = secrets;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(cookies)
                .build();
    }

    /** The same person with the same cookies, led to another of several portals. */
    public Browser at(URI another) {
        return new Browser(another, secrets, cookies);
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /** With the CSRF token of a page opened first, as a person's form has it. */
    public Page post(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("csrf", csrf());
        return postBare(path, fields);
    }

    /** These fields and no more. */
    public Page postBare(String path, Map<String, String> fields) {
        secrets.learnTyped(fields);
        return postBody(path, encode(fields));
    }

    /** The portal lets the request in by its headers and asks for the form; what happens between, happens now. */
    public Page postLate(String path, Map<String, String> form, Runnable meanwhile) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("csrf", csrf());
        secrets.learnTyped(fields);
        BodyPublisher body = BodyPublishers.ofString(encode(fields));
        return send(request(path)
                .expectContinue(true)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.fromPublisher(
                        asked -> {
                            meanwhile.run();
                            body.subscribe(asked);
                        },
                        body.contentLength())));
    }

    /** A form as it goes over the wire. */
    public Page postBody(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The page that a redirect leads to. */
    public Page follow(Page redirect) {
        return get(redirect.location());
    }

    /** The sign-in page has the token for a visitor; whoever is signed in is led away from it. */
    public String csrf() {
        Page login = get("/login");
        return login.status() == 200 ? login.csrf() : get("/logout").csrf();
    }

    public Page signUp(String business, String email) {
        return post("/signup", Map.of("business", business, "name", "Ada Obi", "email", email, "password", PASSWORD));
    }

    public Page signIn(String email) {
        return post("/login", Map.of("email", email, "password", PASSWORD));
    }

    public String cookie(String name) {
        // A copy: the store hands out its own list, and a test may use a browser from several threads.
        return new ArrayList<>(cookies.getCookieStore().getCookies())
                .stream()
                        .filter(cookie -> cookie != null && cookie.getName().equals(name))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElse("");
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    public Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return searched(new Page(answer.uri(), answer.statusCode(), answer.headers(), answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** For what is no text, and nobody searches here. */
    public HttpResponse<byte[]> file(String path) {
        return bytes(request(path));
    }

    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** With the CSRF token as {@link #post} has it; for what is no text, and nobody searches here. */
    public HttpResponse<byte[]> download(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("csrf", csrf());
        return bytes(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields))));
    }

    private Page searched(Page page) {
        secrets.learn(cookie("session"));
        secrets.search(page);
        return page;
    }

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

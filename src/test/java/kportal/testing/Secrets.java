package kportal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kportal.db.Database;
import kportal.db.generated.DefaultSchema;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * What the people at one portal typed or were given in confidence: passwords, keys, session tokens. Every page that they
 * get is searched for it, and when the portal is closed its database, its files and the logs are too. So each test of a
 * portal is also a test that nothing of this shows.
 */
public final class Secrets {
    /** Shorter ones are on many pages by chance. */
    private static final int SHORTEST = 12;

    private static final Set<String> FIELDS =
            Set.of("password", "new_password", "current_password", "api_key", "token", "code");

    private final boolean watched;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> forms = new ConcurrentHashMap<>();
    private final int logMark = Logs.size();

    private Secrets(boolean watched) {
        this.watched = watched;
    }

    static Secrets watched() {
        Secrets secrets = new Secrets(true);
        secrets.learn(Browser.PASSWORD);
        return secrets;
    }

    static Secrets unwatched() {
        return new Secrets(false);
    }

    void learnTyped(Map<String, String> form) {
        form.forEach((name, value) -> {
            if (FIELDS.contains(name)) {
                learn(value);
            }
        });
    }

    public void learn(String secret) {
        if (watched && secret.length() >= SHORTEST) {
            known.add(secret);
        }
    }

    /** Where a key is shown, once, and where mails that have no server lie. */
    private static final Set<String> PRACTICE = Set.of("/sandbox", "/sandbox/mail");

    /** What a test got by another way than a page. */
    public void searchText(String where, String text) {
        assertEquals(Set.of(), in(text), where + " shows a secret");
    }

    void search(Page page) {
        if (watched && !PRACTICE.contains(page.address().getPath())) {
            Searched.PAGES.increment();
            assertEquals(Set.of(), in(page.body()), page.address() + " shows a secret");
            assertEquals(Set.of(), in(page.header("Location")), page.address() + " leads to a secret");
        }
    }

    void searchAll(Path folder, Database database) {
        Set<String> found = new TreeSet<>();
        in(Logs.since(logMark)).forEach(secret -> found.add("the logs: " + secret));
        files(folder)
                .forEach(file -> in(read(file)).forEach(secret -> found.add(folder.relativize(file) + ": " + secret)));
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            in(rows(database, table)).forEach(secret -> found.add(table.getName() + ": " + secret));
        }
        Searched.PORTALS.increment();
        Searched.SECRETS.add(known.size());
        assertEquals(Set.of(), found, "where a secret shows");
    }

    /** A test may have broken the database on purpose. */
    private static String rows(Database database, Table<?> table) {
        try {
            String rows = database.read(sql -> sql.selectFrom(table).fetch().formatCSV());
            Searched.TABLES.increment();
            return rows;
        } catch (DataAccessException | IllegalStateException broken) {
            return "";
        }
    }

    /**
     * The practice Kpoint keeps what it needs, as the real one would: it is no part of the portal. And a mail that is a
     * file has its link in it, as a mail that was sent.
     */
    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("sandbox")))
                    .filter(file -> !file.startsWith(folder.resolve("outbox")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Searched.BYTES.add(bytes.length);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are in it, named by their first letters. */
    private Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        for (String secret : known) {
            for (String form : forms.computeIfAbsent(secret, Secrets::forms)) {
                if (text.contains(form)) {
                    found.add(secret.substring(0, 6) + "… as " + form);
                }
            }
        }
        return found;
    }

    /** Plain, in the address, in hex, and in base64 wherever in the encoded text it may begin. */
    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                secret,
                new String(bytes, StandardCharsets.ISO_8859_1),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            forms.add(inner(Base64.getEncoder().encodeToString(shifted), before, shifted.length));
            forms.add(inner(Base64.getUrlEncoder().encodeToString(shifted), before, shifted.length));
        }
        return forms.stream().distinct().toList();
    }

    /** Only the letters that the secret alone decides. */
    private static String inner(String encoded, int before, int length) {
        return encoded.substring((before * 8 + 5) / 6, length * 8 / 6);
    }
}

package kportal.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import kportal.kpoint.KpointList;
import kportal.kpoint.Purchase;
import kportal.sandbox.SandboxServer;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Call;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language's program, run against a practice Kpoint: it asks once for what the portal would, whatever is in it. */
class SnippetTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULE = "No answer is not a failure. It’s paid? Look first: \"$HOME\" `x` %s ?";
    private static final List<String> HOSTILE = List.of(
            "It's \"quoted\", '' and \"\"",
            "$HOME {$HOME} ${HOME}\n\"$x[0]\"\t\\n \\$ '$y'",
            "two\nlines\r\nand\ta tab",
            "\\ \\n \\' \\\" \\\\ \\u0041 \\x41 \\",
            "$HOME ${HOME} {$HOME} $(id) `id` %s %n %1$s %",
            "' ; echo 'pwned' #",
            "'); system('id'); //",
            "${'}'} #{1} {{7*7}} [[1]] !! !$",
            "</script><script>alert(1)</script><!-- ?> <?php --> ]]>",
            "👩🏾‍🌾 Ẹ káàárọ̀ ₦ \u2028 \u2029 \u202e \ufeff",
            "\u0000 \u0007 \b \f \u001b[31m \u007f \u0085",
            "@/etc/passwd",
            "{\"recipient\":\"1\"}",
            "-d x --next http://127.0.0.1/");

    @TempDir
    private static Path folder;

    private static SandboxServer kpoint;
    private static Account account;
    private static String key;

    @BeforeAll
    static void open() {
        kpoint = new SandboxServer(folder, Clock.systemUTC()).start();
        account = kpoint.accounts().findByCookie(kpoint.accounts().open()).orElseThrow();
        kpoint.accounts().payFee(account);
        key = kpoint.accounts().newKey(account);
    }

    @AfterAll
    static void close() {
        kpoint.stop();
    }

    static Stream<Arguments> everyRequest() {
        return inEveryLanguage(Stream.of(
                Request.of(new Purchase.Airtime("MTN", "08031234567", 1000)),
                Request.of(new Purchase.DataBundle("MTN", "MTN_1GB_DAILY", "08031234567")),
                Request.of(new Purchase.Electricity("ikeja", "01234567890", "prepaid", 5000)),
                Request.of(new Purchase.CableTv("dstv", "7012345678", "DSTV_COMPACT")),
                Request.of(new Purchase.Sms("08031234567", "Hello from Kpoint API")),
                Request.of(KpointList.NETWORKS, null),
                Request.of(KpointList.DATA_PLANS, "MTN"),
                Request.of(KpointList.ELECTRICITY_PROVIDERS, null),
                Request.of(KpointList.CABLE_PROVIDERS, null),
                Request.of(KpointList.CABLE_PACKAGES, "dstv")));
    }

    @ParameterizedTest
    @MethodSource("everyRequest")
    void asksOnceAndShowsStatusAndBody(Snippet snippet) throws IOException {
        int before = kpoint.accounts().calls(account).size();
        String printed = Programs.run(folder, snippet.code(), snippet.text(RULE), key);
        List<Call> calls = kpoint.accounts().calls(account);
        assertEquals(before + 1, calls.size(), "asked once");
        Call call = calls.getFirst();
        assertEquals(200, call.status(), call.answer());
        assertEquals(path(snippet), call.method() + " " + call.path());
        same(snippet.request(), call);
        assertTrue(printed.contains("200"), printed);
        assertTrue(printed.contains(call.answer()), printed);
    }

    static Stream<Arguments> hostile() {
        return inEveryLanguage(HOSTILE.stream().map(text -> Request.of(new Purchase.Sms("08031234567", text))));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverIsInItArrivesAsItIs(Snippet snippet) throws IOException {
        Programs.run(folder, snippet.code(), snippet.text(RULE), key);
        same(snippet.request(), kpoint.accounts().calls(account).getFirst());
    }

    static Stream<Arguments> refused() {
        return inEveryLanguage(Stream.of(
                Request.of(new Purchase.Airtime("MTN", "08030000422", 1000)),
                Request.of(KpointList.DATA_PLANS, "O'Neil & \"Söhne\" $1 #?")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRefusalIsShownToo(Snippet snippet) {
        String printed = Programs.run(folder, snippet.code(), snippet.text(RULE), key);
        assertTrue(printed.contains("422") && printed.contains("Validation failed"), printed);
    }

    @Test
    void theRuleOfMoneyStandsWhereMoneyIs() {
        Stream<Snippet> snippets = everyRequest().map(each -> (Snippet) each.get()[0]);
        snippets.forEach(snippet -> {
            long rules = snippet.text("the rule")
                    .lines()
                    .filter(line -> line.endsWith(" the rule"))
                    .count();
            assertEquals(snippet.request().buys() ? 1 : 0, rules, snippet.text("the rule"));
        });
    }

    @Test
    void eachLanguageIsWrittenAsItsPeopleWriteIt() {
        Request request = Request.of(new Purchase.Sms("08031234567", "It's\n\"$5\" \\o/"));
        List<Snippet> snippets = new Snippets(URI.create("https://kpoint.com.ng/api/public/v1/")).of(request);
        assertEquals("""
                # Look first
                curl -i 'https://kpoint.com.ng/api/public/v1/sms/send-message' \\
                  -H 'Authorization: Bearer YOUR_API_KEY' \\
                  -H 'Accept: application/json' \\
                  -H 'Content-Type: application/json' \\
                  -d '{"recipient":"08031234567","message":"It'\\''s\\n\\"$5\\" \\\\o/"}'
                """, snippets.get(0).text("Look first"));
        assertEquals("""
                // Look first
                const answer = await fetch("https://kpoint.com.ng/api/public/v1/sms/send-message", {
                  method: "POST",
                  redirect: "manual",
                  headers: {
                    "Authorization": "Bearer YOUR_API_KEY",
                    "Accept": "application/json",
                    "Content-Type": "application/json",
                  },
                  body: JSON.stringify({
                    recipient: "08031234567",
                    message: "It's\\n\\"$5\\" \\\\o/",
                  }),
                });
                console.log(answer.status, await answer.text());
                """, snippets.get(1).text("Look first"));
        assertEquals("""
                <?php
                // Look first
                $request = curl_init('https://kpoint.com.ng/api/public/v1/sms/send-message');
                curl_setopt_array($request, [
                    CURLOPT_RETURNTRANSFER => true,
                    CURLOPT_HTTPHEADER => [
                        'Authorization: Bearer YOUR_API_KEY',
                        'Accept: application/json',
                        'Content-Type: application/json',
                    ],
                    CURLOPT_POSTFIELDS => json_encode([
                        'recipient' => '08031234567',
                        'message' => "It's\\n\\"\\$5\\" \\\\o/",
                    ]),
                ]);
                $answer = curl_exec($request);
                echo curl_getinfo($request, CURLINFO_RESPONSE_CODE), ' ', $answer ?: curl_error($request), "\\n";
                """, snippets.get(2).text("Look first"));
        assertEquals("""
                # Look first
                import json
                import urllib.error
                import urllib.request

                request = urllib.request.Request(
                    "https://kpoint.com.ng/api/public/v1/sms/send-message",
                    headers={
                        "Authorization": "Bearer YOUR_API_KEY",
                        "Accept": "application/json",
                        "Content-Type": "application/json",
                    },
                    data=json.dumps({
                        "recipient": "08031234567",
                        "message": "It's\\n\\"$5\\" \\\\o/",
                    }).encode(),
                )
                class Stay(urllib.request.HTTPRedirectHandler):
                    def redirect_request(self, *_):
                        return None

                try:
                    answer = urllib.request.build_opener(Stay).open(request)
                except urllib.error.HTTPError as refused:
                    answer = refused
                print(answer.status, answer.read().decode(errors="replace"))
                """, snippets.get(3).text("Look first"));
    }

    private static Stream<Arguments> inEveryLanguage(Stream<Request> requests) {
        return requests.flatMap(request -> new Snippets(URI.create(kpoint.baseUrl())).of(request).stream())
                .map(snippet -> Arguments.argumentSet(
                        snippet.code() + " " + snippet.request().path() + " " + json(snippet.request()), snippet));
    }

    private static String path(Snippet snippet) {
        return snippet.request().method() + " /api/public/v1"
                + snippet.request().path();
    }

    private static void same(Request request, Call call) throws IOException {
        if (request.buys()) {
            assertEquals(json(request), JSON.readTree(call.request()).toString());
        } else {
            assertEquals("", call.request());
        }
    }

    private static String json(Request request) {
        return JSON.valueToTree(request.body()).toString();
    }
}

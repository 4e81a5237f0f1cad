package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("house")
class MessagesTest {
    /** Keys put together while the portal runs: what completes them is a code of ours. */
    private static final List<String> PUT_TOGETHER = List.of(
            "error\\.\\d{3}\\.(title|text)", // error.html, by the answer's status
            "key\\.(state|trouble)\\.\\w+", // keys/key.html, by KeyState
            "help\\.(q|a|go)\\.\\w+", // help/help.html, by Question and Status
            "next\\.\\w+|list\\.next\\.\\w+", // receipts and help, by NextStep; by Problem
            "(event|reason)\\.\\w+", // receipts, by what is stored of an outcome or a step
            "(service|settle\\.how|fact\\.(network|recipient|product))\\.[\\w-]+", // by Service
            "status\\.\\w+(\\.glyph)?|receipt(\\.settled)?\\.\\w+", // by Status
            "home\\.open\\.\\w+\\.(one|many|text)", // home/dashboard.html, by Status
            "audit\\.(kind|outcome|environment)\\.\\w+", // audit/rows.html, by Kind, Outcome, Environment
            "error\\.history\\.(service|status|span|sort)", // HistoryFilter, by field
            "(span|sort|column)\\.[\\w-]+|history\\.span", // by Span, Sort, Column; history/chips.html
            "backups\\.state\\.\\w+", // backups/index.html, by Line
            "list\\.problem\\.\\w+", // by Problem
            "sheet\\.(line|problem\\.\\w+)", // by SheetProblem, wherever a list is taken
            "reached\\.\\w+", // by Reached
            "mark\\.(one|many)(\\.other)?", // transactions/mark.html, by how many
            "paper\\.\\w+(\\.text)?|token\\.doubt\\.\\w+", // transactions/receipt-pdf.html, slip.html, SharedText, by
            // Status
            "again\\.\\w+", // transactions/again.html, by Status
            "kpoint\\.(dashboard|key-page)\\.\\w+", // Messages, by Environment
            "export\\.(environment|state|csv|xlsx|json|pdf)(\\.\\w+)?", // files of the history, by Environment, State
            // and Format
            "mail\\.\\w+\\.(subject|text|button|note)", // LetterJob, by Letter
            "download\\.(sheet|readme)\\.[\\w-]+", // Readme, by Sheet and part
            "api\\.(what|field|error)\\.[\\w.-]+", // apidocs/, by Endpoint, field, status
            "snippet\\.(language|how)\\.\\w+", // apidocs/snippets.html, by Language
            "recipients\\.kind\\.\\w+|review\\.note\\.first\\.\\w+", // recipients/, ReviewNotes, by Kind
            "meter_type\\.\\w+",
            "review\\.refused\\.\\w+", // TransactionController, by why a payment came back
            "reports\\.(span|by|step|time|split|split\\.name)\\.\\w+", // reports/, by Quick, Step, and what it goes by
            "balance\\.(kind|new|why|two|drift|doubt)\\.[\\w.]+", // balance/, by EntryKind, Why, Status
            "delete\\.unsettled\\.\\w+", // owndata/delete.html, by Status
            "batch\\.(state|paused|wrong|doubles)\\.\\w+|row\\.state\\.\\w+|error\\.batch\\.\\w+", // batches/, by their
            // states, Start
            "schedule\\.(state|repeats|weekday|paused|waits)\\.\\w+|error\\.schedule\\.\\w+", // schedules/, by their
            // states, Repeats, Waits
            "sandbox\\.number\\.[\\w-]+"); // sandbox/numbers.html, by ending

    private static final Map<String, String> FILES = Sources.under("src/main/resources", "messages.properties");
    private static final Map<String, String> CODE = code();

    @Test
    void everyKeyUsedIsThere() throws IOException {
        var bundle = bundle().stringPropertyNames();
        assertEquals("", String.join("\n", MessageKeys.missing(used(), bundle)));
    }

    @Test
    void noKeyIsLeftOver() throws IOException {
        var unused = new TreeSet<>(bundle().stringPropertyNames());
        unused.removeAll(used().keySet());
        unused.removeIf(key -> PUT_TOGETHER.stream().anyMatch(key::matches) || isOfAField(key));
        assertEquals("", String.join("\n", unused));
    }

    /** A field's name may reach {@code required} through a method of the form's own. */
    private static boolean isOfAField(String key) {
        var name = key.replace(MessageKeys.MISSING, "");
        return key.startsWith(MessageKeys.MISSING)
                && CODE.values().stream().anyMatch(code -> code.contains('"' + name + '"'));
    }

    @Test
    void aMissingKeyIsReported() {
        var used = MessageKeys.used(
                Map.of("a.html", "<p th:text=\"#{key.gone}\"></p><p th:text=\"${show.word('key.' + state)}\"></p>"),
                Map.of(
                        "A.java",
                        "form.required(\"name\", 5); Message.of(\"error.gone\"); asset(\"key.js\"); log(\"other.word\")"));
        assertEquals(
                Set.of("error.gone (A.java)", "error.missing.name (A.java)", "key.gone (a.html)"),
                MessageKeys.missing(used, Set.of("key.title", "error.title")));
    }

    private static Map<String, String> code() {
        var code = Sources.under("src/main/java", ".java");
        // What the practice Kpoint answers is Kpoint's language, not a page's.
        code.keySet().removeIf(file -> file.startsWith("kportal/sandbox/api/"));
        return code;
    }

    private static Map<String, String> used() {
        return MessageKeys.used(Sources.under("templates", ".html"), CODE);
    }

    private static Properties bundle() throws IOException {
        var bundle = new Properties();
        bundle.load(new StringReader(FILES.get("messages.properties")));
        return bundle;
    }
}

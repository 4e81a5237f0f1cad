package kportal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import kportal.catalog.Problem;
import kportal.keys.KeyState;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.NextStep;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {
    @Test
    void answersTenQuestionsInAFewSentences() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Page help = portal.browser().get("/help");
            assertEquals(200, help.status());
            assertFalse(help.text().matches("(?s).*(\\?\\?|\\{\\w).*"), help.text());
            assertEquals(10, Question.values().length);
            for (Question question : Question.values()) {
                Element heading = help.select("h2#" + question.code()).first();
                String answer = heading.nextElementSibling().text();
                long sentences =
                        answer.chars().filter(c -> ".?!".indexOf(c) >= 0).count();
                assertTrue(sentences >= 2 && sentences <= 6, sentences + " sentences: " + answer);
            }
            for (String anchor : help.select("main nav a").eachAttr("href")) {
                assertEquals(1, help.select(anchor).size(), anchor);
            }
            assertEquals(11, help.select("main nav a").size());
            assertEquals(1, help.select("footer a[href='/help']").size());
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            for (Question question : Question.values()) {
                assertEquals(200, ada.get(question.path()).status(), question.path());
            }
        }
    }

    @Test
    void everyTroubleHasItsLine() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Page help = portal.browser().get("/help");
            NextStep.reasons().forEach((step, reasons) -> {
                for (String reason : reasons) {
                    String id = step.status().code() + "-" + reason;
                    assertEquals(
                            1,
                            help.select("tr[data-step=" + step.code() + "] li#" + id)
                                    .size(),
                            id);
                }
            });
            for (Problem problem : Problem.values()) {
                hasLine(help, "list-" + problem.code());
            }
            for (KeyState state : KeyState.values()) {
                if (state != KeyState.WORKING) {
                    hasLine(help, "key-" + state.code());
                }
            }
        }
    }

    private static void hasLine(Page help, String id) {
        List<String> cells = help.select("tr#" + id + " > td").eachText();
        assertEquals(2, cells.size(), id);
    }

    /** Whatever Kpoint does to a purchase: the receipt says why and what next, and links to what the page has. */
    @ParameterizedTest
    @EnumSource
    void aReceiptLeadsToItsQuestionAndItsLine(Store store) {
        try (Practiced shop = new Practiced(store)) {
            Page help = shop.ada.get("/help");
            Map<String, String> endings = Map.of(
                    "0001", "failed-refused",
                    "0002", "pending-kpoint_is_working",
                    "0401", "failed-key_refused",
                    "0403", "failed-fee_not_paid",
                    "0422", "failed-refused",
                    "0429", "failed-too_many_requests",
                    "0444", "unknown-connection_broken",
                    "0500", "unknown-server_error",
                    "0666", "unknown-unreadable_answer");
            endings.forEach((ending, line) -> {
                String status = line.substring(0, line.indexOf('-'));
                String path = "/transactions/"
                        + Shop.draft(
                                shop.ada,
                                "/airtime",
                                Map.of("network", "MTN", "phone_number", "0803123" + ending, "amount", "500"));
                shop.ada.post(path + "/pay", Map.of());
                Page receipt = shop.ada.get(path);
                assertEquals(
                        1,
                        receipt.select("[data-status=" + status + "] [data-next]")
                                .size(),
                        ending);
                assertEquals(
                        List.of("/help#" + status, "/help#" + line),
                        receipt.select("#receipt a[href^='/help']").eachAttr("href"),
                        ending);
                assertEquals(1, help.select("h2#" + status).size());
                assertEquals(
                        help.select("tr:has(#" + line + ") strong").text(),
                        receipt.select("[data-next] span").text());
            });
            Page succeeded = shop.ada.get("/transactions/" + shop.receipt);
            assertEquals(1, succeeded.select("#receipt[data-status=succeeded]").size());
            assertEquals(
                    0,
                    succeeded.select("#receipt a[href^='/help'], [data-next]").size());
        }
    }
}

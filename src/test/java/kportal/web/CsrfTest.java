package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kportal.support.Tokens;
import kportal.testing.Browser;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** What a page's forms hold; what posts without it get is in RouteTableTest. */
class CsrfTest {
    /** Pages are compressed, and a token that stayed the same could be guessed by their length (BREACH). */
    @Test
    void eachPageHasAnotherTextForIt() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Set<String> starts = new HashSet<>();
            String first = ada.get("/account").csrf();
            for (int i = 0; i < 20; i++) {
                String token = ada.get("/account").csrf();
                assertEquals(86, token.length());
                starts.add(token.substring(0, 43));
                starts.add(token.substring(43));
            }
            assertEquals(40, starts.size());
            // A page that was open all the while can still be sent.
            Map<String, String> form = Map.of("business", "Ada Two", "name", "Ada", "csrf", first);
            assertEquals(303, ada.postBare("/account/profile", form).status());
        }
    }

    @Test
    void aMaskedTokenIsStillTheSame() {
        String token = Tokens.next();
        assertNotEquals(Tokens.masked(token), Tokens.masked(token));
        assertEquals(token, Tokens.unmasked(Tokens.masked(token)).orElseThrow());
        Stream.of("", "x", "AA", "%%%", token, Tokens.masked(token).substring(1), Tokens.masked(token) + "AA")
                .forEach(other -> assertNotEquals(token, Tokens.unmasked(other).orElse("")));
        assertTrue(Tokens.unmasked("é").isEmpty());
    }
}

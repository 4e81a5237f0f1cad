package kportal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestPortalTest {
    @ParameterizedTest
    @EnumSource
    void aPersonSignsUpAndComesBackAfterARestart(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            assertTrue(ada.get("/").text().contains("Ada Stores"));

            portal.restart();
            Browser again = portal.browser();
            Page signedIn = again.signIn("ada@shop.ng");
            assertEquals(303, signedIn.status());
            assertTrue(again.follow(signedIn).text().contains("Ada Stores"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPostWithoutTheTokenIsRefused(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            assertEquals(
                    403, portal.browser().postBare("/login", java.util.Map.of()).status());
        }
    }
}

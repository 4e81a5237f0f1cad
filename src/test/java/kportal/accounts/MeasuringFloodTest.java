package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** Whoever leaves the old password empty may ask as often as they like: it holds nobody up, for nothing is measured. */
class MeasuringFloodTest {
    private static final int CONNECTIONS = 100;

    /** Too easy to guess, by a long way round. */
    private static final String COMMON = "passwordpasswordpasswordpassword";

    @Test
    void aNewPasswordWithoutTheOldOneHoldsNoPlace() throws InterruptedException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            String csrf = ada.csrf();
            Map<String, String> form = Map.of("csrf", csrf, "password", "", "new_password", COMMON);
            List<Callable<Page>> flood = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> (Callable<Page>) () -> ada.postBare("/account/password", form))
                    .toList();
            for (var each : threads.invokeAll(flood)) {
                assertEquals(422, each.resultNow().status());
                assertEquals(0, each.resultNow().select("#new_password-error").size());
            }
            assertEquals(303, portal.browser().signIn("ada@shop.ng").status());
        }
    }
}

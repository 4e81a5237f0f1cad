package kportal.tokens;

import java.time.Instant;
import java.util.List;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** A purchase that brought tokens, with each of them in the order in which they go into the meter. */
public record TokenPurchase(
        String id,
        Status status,
        Instant sentAt,
        @Nullable Money amount,
        @Nullable String units,
        List<KeptToken> tokens) {}

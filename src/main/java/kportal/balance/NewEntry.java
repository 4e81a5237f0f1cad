package kportal.balance;

import java.time.Instant;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** An entry as it is typed in; the same nonce twice is one entry. */
record NewEntry(
        EntryKind kind,
        Instant happenedAt,
        Money amount,
        @Nullable String note,
        String nonce) {}

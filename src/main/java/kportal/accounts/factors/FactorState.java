package kportal.accounts.factors;

import java.time.Instant;
import java.util.List;
import kportal.accounts.passkeys.Passkey;
import org.jspecify.annotations.Nullable;

/** What somebody has set up beside the password. */
public record FactorState(@Nullable Instant appSince, List<Passkey> passkeys, int codesLeft) {
    public boolean on() {
        return appSince != null || !passkeys.isEmpty();
    }
}

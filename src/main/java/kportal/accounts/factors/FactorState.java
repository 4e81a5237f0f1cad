package kportal.accounts.factors;

import java.time.Instant;
import java.util.List;
import kportal.accounts.passkeys.Passkey;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has set up beside the password.
 *
 * @param required whether this portal wants one of everybody
 */
public record FactorState(@Nullable Instant appSince, List<Passkey> passkeys, int codesLeft, boolean required) {
    public boolean on() {
        return appSince != null || !passkeys.isEmpty();
    }

    public boolean missing() {
        return required && !on();
    }
}

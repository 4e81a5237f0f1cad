package kportal.sandbox;

import java.util.List;
import java.util.Objects;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.KeyNote;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** How far someone is with Kpoint's three steps; a new key in full is here once. */
public record SandboxPage(
        @Nullable Account account,
        List<KeyNote> keys,
        @Nullable String newKey) {
    public boolean opened() {
        return account != null;
    }

    public boolean feePaid() {
        return account != null && account.feePaid();
    }

    public Money wallet() {
        return new Money(Objects.requireNonNull(account).walletKobo());
    }

    public int smsUnits() {
        return Objects.requireNonNull(account).smsUnits();
    }
}

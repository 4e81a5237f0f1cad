package kportal.accounts.factors;

import java.util.ArrayList;
import java.util.List;

/** How many of each went. A passkey's name is its owner's word, so the log gets numbers alone. */
public record RemovedFactors(int apps, int passkeys, int codes) {
    public static final RemovedFactors NONE = new RemovedFactors(0, 0, 0);

    public boolean any() {
        return apps + passkeys + codes > 0;
    }

    /** As the log has it. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (apps > 0) {
            words.add("app");
        }
        if (passkeys > 0) {
            words.add("passkeys: " + passkeys);
        }
        if (codes > 0) {
            words.add("recovery codes: " + codes);
        }
        return String.join(", ", words);
    }
}

package kportal.accounts.factors;

import java.util.List;
import java.util.stream.Stream;
import kportal.support.Base32;
import kportal.support.Tokens;

/** Lets somebody in once, who has lost the phone. Long enough for a plain hash, and for nobody to guess. */
record RecoveryCode(String text) {
    private static final int HOW_MANY = 10;
    private static final int BYTES = 15;

    static List<RecoveryCode> next() {
        return Stream.generate(() -> new RecoveryCode(Base32.random(BYTES)))
                .limit(HOW_MANY)
                .toList();
    }

    static RecoveryCode typed(String typed) {
        return new RecoveryCode(Base32.typed(typed));
    }

    String hash() {
        return Tokens.hash(text);
    }

    String shown() {
        return Base32.grouped(text, "-");
    }

    @Override
    public String toString() {
        return "RecoveryCode";
    }
}

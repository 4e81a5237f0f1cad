package kportal.transactions.paper;

import java.util.List;
import kportal.transactions.MeterToken;
import kportal.transactions.Status;
import kportal.transactions.Transaction;

/** A receipt to hand to a customer: nothing in it is the shop's own, such as who pressed the button, or a note. */
public record Paper(String shop, List<String> lines, Transaction tx, List<MeterToken> tokens) {
    static Paper of(String shop, List<String> lines, Transaction tx) {
        return new Paper(shop, lines, tx, MeterToken.of(tx.token()));
    }

    /** Anything else is said in large words, so that nobody takes it for what was delivered. */
    public boolean sure() {
        return tx.status() == Status.SUCCEEDED;
    }
}

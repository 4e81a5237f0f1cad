package kportal.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one business may have under way only so often at once, such as an export: others want their share of the machine. */
public final class Turns {
    private final String what;
    private final int most;
    private final Message message;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    /** @param message what is said to who has taken all of theirs */
    public Turns(String what, int most, Message message) {
        this.what = what;
        this.most = most;
        this.message = message;
    }

    /** Given back by closing it. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Throws {@link Busy} when all of theirs are taken. */
    public Turn take(String businessId) {
        if (held.merge(businessId, 1, Integer::sum) > most) {
            giveBack(businessId);
            throw new Busy(what, message);
        }
        return () -> giveBack(businessId);
    }

    private void giveBack(String businessId) {
        held.computeIfPresent(businessId, (id, count) -> count == 1 ? null : count - 1);
    }
}

package kportal.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one of many may have under way only so often at once, such as a business its exports: others want their share. */
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
    public Turn take(String who) {
        if (held.merge(who, 1, Integer::sum) > most) {
            giveBack(who);
            throw new Busy(what, message);
        }
        return () -> giveBack(who);
    }

    private void giveBack(String who) {
        held.computeIfPresent(who, (id, count) -> count == 1 ? null : count - 1);
    }
}

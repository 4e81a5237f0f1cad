package kportal.seed;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The transactions of several businesses, one business after another, each made when it is asked for. */
final class Pasts implements Iterator<MadeRow> {
    private final Iterator<MadeUp> next;
    private MadeUp now;

    Pasts(List<MadeUp> all) {
        this.next = all.iterator();
        this.now = next.next();
    }

    @Override
    public boolean hasNext() {
        while (!now.more() && next.hasNext()) {
            now = next.next();
        }
        return now.more();
    }

    @Override
    public MadeRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return now.next();
    }
}

package kportal.audit;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Checks chains entry by entry, a chunk at a time: memory stays the same however long they are. */
public final class Verifier {
    private final ChainRepository chains;

    public Verifier(ChainRepository chains) {
        this.chains = chains;
    }

    /** All of every chain. */
    public void verify(BiConsumer<String, Verdict> told) {
        chains.list().forEach(chain -> told.accept(chain, verify(chain, Long.MAX_VALUE)));
    }

    /** The newest so many of a chain; the hash of the one before them is taken as it stands. */
    public Verdict verify(String chain, long newest) {
        // The head first: entries written meanwhile come after it and are left for the next check.
        ChainRepository.Head head = chains.head(chain).orElse(new ChainRepository.Head(0, Entry.START));
        if (chains.last(chain) < head.length() || (head.length() == 0 && chains.last(chain) > 0)) {
            return new Verdict.Broken(chains.last(chain) + 1);
        }
        long skipped = Math.max(0, head.length() - newest);
        return walk(chain, skipped, head);
    }

    private Verdict walk(String chain, long skipped, ChainRepository.Head head) {
        long position = Math.max(0, skipped - 1);
        String before = Entry.START;
        Instant since = null;
        while (position < head.length()) {
            List<Entry> chunk = chains.after(chain, position);
            for (Entry entry : chunk) {
                boolean trusted = skipped > 0 && entry.position() == skipped;
                if (entry.position() != position + 1
                        || !(trusted || entry.hash().equals(entry.hashAfter(before)))) {
                    return new Verdict.Broken(position + 1);
                }
                since = since == null && !trusted ? entry.happenedAt() : since;
                before = entry.hash();
                position++;
                if (position == head.length()) {
                    break;
                }
            }
            if (chunk.isEmpty()) {
                return new Verdict.Broken(position + 1);
            }
        }
        return before.equals(head.hash())
                ? new Verdict.Whole(head.length() - skipped, since, before)
                : new Verdict.Broken(head.length());
    }
}

package kportal.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kportal.audit.ChainRepository.Head;

/** Checks chains entry by entry, a chunk at a time: memory stays the same however long they are. */
public final class Verifier {
    private final ChainRepository chains;

    public Verifier(ChainRepository chains) {
        this.chains = chains;
    }

    /** All of every chain; and how they stood on some days, by the same reading. */
    public void verify(List<Standing> days, BiConsumer<String, Verdict> told) {
        for (String chain : chains.list()) {
            Head[] stood = new Head[days.size()];
            Arrays.fill(stood, ChainRepository.NONE);
            told.accept(chain, verify(chain, Long.MAX_VALUE, entry -> note(days, stood, entry)));
            for (int i = 0; i < stood.length; i++) {
                days.get(i).add(chain, stood[i]);
            }
        }
    }

    private static void note(List<Standing> days, Head[] stood, Entry entry) {
        for (int i = 0; i < stood.length; i++) {
            if (entry.happenedAt().isBefore(days.get(i).before())) {
                stood[i] = new Head(entry.position(), entry.hash());
            }
        }
    }

    /** The newest so many of a chain; the hash of the one before them is taken as it stands. */
    public Verdict verify(String chain, long newest) {
        return verify(chain, newest, entry -> {});
    }

    private Verdict verify(String chain, long newest, Consumer<Entry> read) {
        // The head first: entries written meanwhile come after it and are left for the next check.
        Head head = chains.head(chain).orElse(ChainRepository.NONE);
        if (chains.last(chain) < head.length() || (head.length() == 0 && chains.last(chain) > 0)) {
            return new Verdict.Broken(chains.last(chain) + 1);
        }
        long skipped = Math.max(0, head.length() - newest);
        return walk(chain, skipped, head, read);
    }

    private Verdict walk(String chain, long skipped, Head head, Consumer<Entry> read) {
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
                read.accept(entry);
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

package kportal.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import kportal.audit.ChainRepository.Head;
import kportal.support.Tokens;

/**
 * How all chains stood as a day began (UTC), in one line: it comes out the same whenever it is made, unless somebody has
 * written a chain anew since, or a deleted business's log was erased. Chains are added in the order of their names.
 */
public final class Standing {
    private final LocalDate day;
    private final StringBuilder heads = new StringBuilder();
    private int chains;
    private long entries;

    public Standing(LocalDate day) {
        this.day = day;
    }

    Instant before() {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A chain that began later isn't in it. */
    void add(String chain, Head head) {
        if (head.length() > 0) {
            chains++;
            entries += head.length();
            heads.append(chain + " " + head.length() + " " + head.hash() + "\n");
        }
    }

    public String words() {
        return "before " + before() + ": " + chains + " chains, " + entries + " entries, all heads "
                + Tokens.hash(heads.toString());
    }
}

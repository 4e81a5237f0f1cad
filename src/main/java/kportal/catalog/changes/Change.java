package kportal.catalog.changes;

import java.time.Instant;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * A change of a list, as it was seen.
 *
 * @param list its code
 * @param network whose it is, by code
 * @param oldName what it was called before; only where that is what changed
 * @param before what it cost; none where it was not there, or the list has no prices
 * @param now what it costs since; none where it is gone, or the list has no prices
 */
public record Change(
        String id,
        String list,
        String network,
        String code,
        String name,
        ChangeKind kind,
        @Nullable String oldName,
        @Nullable Money before,
        @Nullable Money now,
        Instant seenAt) {

    /** A network or a provider, that is nobody's but its own. */
    public boolean ofItself() {
        return network.equals(code);
    }

    /** What it says of a price that both are known of. */
    public boolean moved() {
        return before != null && now != null && !before.equals(now);
    }

    public boolean dearer() {
        return before != null && now != null && now.compareTo(before) > 0;
    }

    public @Nullable Money difference() {
        return before == null || now == null ? null : now.minus(before).abs();
    }

    /** A message key's end. */
    public String told() {
        return kind == ChangeKind.PRICE ? (dearer() ? "up" : "down") : kind.code();
    }
}

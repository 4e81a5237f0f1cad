package kportal.batches.prices;

import kportal.batches.Planned;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/**
 * A plan whose price is no longer the one that was seen.
 *
 * @param now none: Kpoint no longer sells it
 */
public record Moved(Planned plan, @Nullable Money now) {
    public Money before() {
        return new Money(plan.kobo());
    }
}

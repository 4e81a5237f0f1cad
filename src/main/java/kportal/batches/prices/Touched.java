package kportal.batches.prices;

import java.util.List;
import java.util.Optional;
import kportal.batches.Planned;
import kportal.support.Money;

/**
 * What has become of plans since somebody saw their prices.
 *
 * @param seen all of them, as they were seen
 * @param moved those that are another price now, or gone
 */
public record Touched(List<Planned> seen, List<Moved> moved) {
    public boolean any() {
        return !moved.isEmpty();
    }

    public int rows() {
        return moved.stream().mapToInt(each -> each.plan().rows()).sum();
    }

    /** Whether a price is known that a person may get used to. */
    public boolean priced() {
        return moved.stream().anyMatch(each -> each.now() != null);
    }

    public boolean gone() {
        return moved.stream().anyMatch(each -> each.now() == null);
    }

    /** As they are seen from now on; what is gone stays as it was. */
    public List<Planned> now() {
        return seen.stream()
                .map(plan -> moved(plan).map(Moved::now).map(plan::at).orElse(plan))
                .toList();
    }

    private Optional<Moved> moved(Planned plan) {
        return moved.stream().filter(each -> each.plan().equals(plan)).findFirst();
    }

    /** What all rows that can be bought come to today. */
    public Money total() {
        return new Money(
                seen.stream().mapToLong(plan -> plan.rows() * kobo(plan)).sum());
    }

    private long kobo(Planned plan) {
        return moved(plan)
                .map(each -> each.now() == null ? 0 : each.now().kobo())
                .orElse(plan.kobo());
    }
}

package kportal.transactions.limits;

import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** The most for a day, and what went out today; no limit is null. */
public record DailyLimit(@Nullable Money most, Money spent) {}

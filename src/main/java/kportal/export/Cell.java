package kportal.export;

import java.time.Instant;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a table, of a kind that a spreadsheet knows. */
public sealed interface Cell {
    /** Shown as it is and never run, however many digits it has. */
    record Text(String text) implements Cell {}

    record Naira(Money money) implements Cell {}

    /** A moment of Lagos time, to the second. */
    record Time(Instant time) implements Cell {}

    record Count(long count) implements Cell {}

    record Empty() implements Cell {}

    static Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? new Empty() : new Text(text);
    }

    static Cell naira(@Nullable Money money) {
        return money == null ? new Empty() : new Naira(money);
    }
}

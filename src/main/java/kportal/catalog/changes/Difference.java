package kportal.catalog.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one list has other than an earlier one.
 *
 * @param item as it is now, or as it last was
 * @param before as it was; none for what is new
 */
record Difference(ChangeKind kind, Item item, @Nullable Item before) {

    /** In the order of the newer list, then what it lacks. */
    static List<Difference> between(Map<String, Item> before, Map<String, Item> after) {
        List<Difference> all = new ArrayList<>();
        after.forEach((code, item) -> compare(all, before.get(code), item));
        before.forEach((code, item) -> {
            if (!after.containsKey(code)) {
                all.add(new Difference(ChangeKind.VANISHED, item, item));
            }
        });
        return all;
    }

    private static void compare(List<Difference> all, @Nullable Item before, Item item) {
        if (before == null) {
            all.add(new Difference(ChangeKind.ADDED, item, null));
            return;
        }
        if (!Objects.equals(before.kobo(), item.kobo())) {
            all.add(new Difference(ChangeKind.PRICE, item, before));
        }
        if (!before.name().equals(item.name())) {
            all.add(new Difference(ChangeKind.RENAMED, item, before));
        }
    }

    /** Of what was added: that it had been there once, and what it cost then. */
    Difference back(@Nullable Long kobo) {
        return new Difference(ChangeKind.BACK, item, new Item(item.code(), item.name(), kobo));
    }
}

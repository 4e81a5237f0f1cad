package kportal.kpoint.lists;

import java.util.List;

/**
 * A list as read.
 *
 * @param skipped rows left out because they can't be used: no id, no price, or an id seen before
 */
public record Rows<T>(List<T> items, int skipped) {
    public Rows {
        items = List.copyOf(items);
    }
}

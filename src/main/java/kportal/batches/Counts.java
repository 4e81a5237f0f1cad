package kportal.batches;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kportal.support.Money;

/**
 * How many rows of a batch stand where, and what they come to.
 *
 * @param doubles of those that wait, how many look like a second time of another
 */
public record Counts(Map<RowState, Share> shares, int doubles) {
    /** Rows in one state. */
    public record Share(RowState state, int rows, Money money) {}

    static Counts of(List<Share> shares, int doubles) {
        Map<RowState, Share> byState = new EnumMap<>(RowState.class);
        shares.forEach(share -> byState.put(share.state(), share));
        return new Counts(byState, doubles);
    }

    public int rows(RowState state) {
        Share share = shares.get(state);
        return share == null ? 0 : share.rows();
    }

    public int all() {
        return shares.values().stream().mapToInt(Share::rows).sum();
    }

    public int wrong() {
        return rows(RowState.WRONG);
    }

    public int leftOut() {
        return rows(RowState.LEFT_OUT);
    }

    public int waiting() {
        return rows(RowState.WAITING);
    }

    /** What the rows that wait come to. */
    public Money total() {
        Share share = shares.get(RowState.WAITING);
        return share == null ? Money.ZERO : share.money();
    }

    /** Rows that nothing more is done about. */
    public int done() {
        return all() - waiting() - rows(RowState.SENDING);
    }

    /** Rows that were sent, or are being. */
    public int sent() {
        return RowState.TOLD.stream()
                .filter(RowState::sent)
                .mapToInt(this::rows)
                .sum();
    }

    /** Rows that certainly did not happen. */
    public int repeatable(boolean ended) {
        return rows(RowState.FAILED) + rows(RowState.HELD) + (ended ? waiting() : 0);
    }

    /** As a page tells them. */
    public List<Share> told() {
        return RowState.TOLD.stream()
                .filter(shares::containsKey)
                .map(shares::get)
                .toList();
    }
}

package kportal.batches;

import java.time.Instant;
import java.util.List;
import kportal.transactions.Service;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/**
 * Many purchases at once.
 *
 * @param name of its file
 * @param heading the names of its columns, as they came
 * @param reason why it paused, a message key's end
 * @param againOf the batch whose failed rows it holds
 * @param scheduleId what it came of by itself
 * @param madeBy the mail address of who uploaded it
 * @param startedAt when what is sent was agreed to, the last time
 */
public record Batch(
        String id,
        String businessId,
        Service service,
        String name,
        List<String> heading,
        BatchState state,
        @Nullable String reason,
        @Nullable String againOf,
        @Nullable String scheduleId,
        String madeBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Its name when there was no file. */
    public static final String PASTED = "-";

    /** What has no file has no name. */
    public Message title() {
        return name.equals(PASTED) ? Message.of("batch.pasted") : Message.of("batch.named", name);
    }

    public boolean draft() {
        return state == BatchState.DRAFT;
    }

    public boolean running() {
        return state == BatchState.RUNNING;
    }

    public boolean paused() {
        return state == BatchState.PAUSED;
    }

    public boolean ended() {
        return state == BatchState.STOPPED || state == BatchState.FINISHED;
    }

    /** What was agreed to no longer holds: prices are looked at and agreed to again before it goes on. */
    public boolean priceMoved() {
        return paused() && ("price_changed".equals(reason) || "gone".equals(reason));
    }
}

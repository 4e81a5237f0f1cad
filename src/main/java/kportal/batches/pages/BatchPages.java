package kportal.batches.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kportal.batches.Batch;
import kportal.batches.BatchRowRepository;
import kportal.batches.BatchState;
import kportal.batches.CountRepository;
import kportal.batches.Counts;
import kportal.batches.Planned;
import kportal.batches.Row;
import kportal.batches.RowState;
import kportal.batches.checking.Columns;
import kportal.batches.prices.Marks;
import kportal.batches.prices.Touched;
import kportal.catalog.Catalog;
import kportal.support.LagosTime;
import kportal.support.Tokens;
import kportal.transactions.Service;
import kportal.web.Form;

/** What a batch's page shows: before it runs what it would do, then what it does and did. */
public final class BatchPages {
    /** Rows with something wrong that one form holds; the next come once these are right. */
    static final int MENDED_AT_ONCE = 25;

    private static final int LISTED = 50;
    private static final int DOUBLES_TOLD = 20;
    private static final Duration RATE_OVER = Duration.ofSeconds(30);

    private final BatchRowRepository rows;
    private final CountRepository counts;
    private final Catalog catalog;
    private final Clock clock;

    public BatchPages(BatchRowRepository rows, CountRepository counts, Catalog catalog, Clock clock) {
        this.rows = rows;
        this.counts = counts;
        this.catalog = catalog;
        this.clock = clock;
    }

    public String path(Batch batch) {
        return "/batches/" + batch.id();
    }

    public String template(Batch batch) {
        return batch.draft() ? "batches/draft" : "batches/show";
    }

    /** Of those that wait to be agreed to: what has become of their plans since they were checked. */
    Map<String, Touched> touched(String businessId, List<Batch> batches) {
        List<Batch> wait = batches.stream()
                .filter(batch -> batch.draft() && batch.service().pricedByList())
                .toList();
        Map<String, List<Planned>> plans =
                counts.plans(wait.stream().map(Batch::id).toList());
        Marks marks = new Marks(catalog, businessId);
        Map<String, Touched> touched = new HashMap<>();
        for (Batch batch : wait) {
            Touched found = marks.touched(batch.service(), plans.getOrDefault(batch.id(), List.of()));
            if (found.any()) {
                touched.put(batch.id(), found);
            }
        }
        return touched;
    }

    public Map<String, Object> model(Batch batch, Form form) {
        Map<String, Object> model = new HashMap<>();
        Counts counts = this.counts.of(batch.id());
        model.put("batch", batch);
        model.put("counts", counts);
        model.put("columns", Columns.fields(batch.service()));
        model.put("form", form);
        model.put("messages", batch.service() == Service.SMS);
        if (batch.draft()) {
            draft(model, batch, counts);
        } else {
            progress(model, batch, counts);
        }
        list(model, batch, form);
        return model;
    }

    private void draft(Map<String, Object> model, Batch batch, Counts counts) {
        model.put(
                "wrong",
                counts.wrong() == 0 ? List.of() : list(batch, Set.of(RowState.WRONG), false, 0, MENDED_AT_ONCE));
        model.put(
                "doubles",
                counts.doubles() == 0 ? List.of() : list(batch, Set.of(RowState.WAITING), true, 0, DOUBLES_TOLD));
        model.put("typed", total(batch, counts));
        model.put("touched", touched(batch.businessId(), List.of(batch)).get(batch.id()));
        LocalTime now = LocalTime.ofInstant(clock.instant(), LagosTime.ZONE);
        model.put(
                "notes", batch.service() == Service.SMS ? SmsNotes.of(this.counts.texts(batch.id()), now) : List.of());
    }

    /** What has to be typed to agree. */
    static String total(Batch batch, Counts counts) {
        if (batch.service() == Service.SMS) {
            return String.valueOf(counts.waiting());
        }
        String plain = counts.total().plain();
        return plain.endsWith(".00") ? plain.substring(0, plain.length() - 3) : plain;
    }

    private void progress(Map<String, Object> model, Batch batch, Counts counts) {
        model.put(
                "refresh", batch.running() || batch.state() == BatchState.READING || counts.rows(RowState.SENDING) > 0);
        model.put("nonce", Tokens.next());
        model.put("repeatable", batch.running() ? 0 : counts.repeatable(batch.ended()));
        if (batch.running()) {
            int lately = this.counts.endedSince(batch.id(), clock.instant().minus(RATE_OVER));
            long perMinute = lately * 60L / RATE_OVER.toSeconds();
            model.put("perMinute", perMinute);
            minutesLeft(counts, perMinute).ifPresent(minutes -> model.put("minutesLeft", minutes));
        }
    }

    private static OptionalInt minutesLeft(Counts counts, long perMinute) {
        return perMinute == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact((counts.waiting() + perMinute - 1) / perMinute));
    }

    /** The rows in the state that was asked for; before that those that are to be sent, or all. */
    private void list(Map<String, Object> model, Batch batch, Form form) {
        Optional<RowState> state = RowState.TOLD.stream()
                .filter(each -> each.code().equals(form.value("state")))
                .findFirst();
        Set<RowState> wanted = state.map(Set::of).orElse(Set.copyOf(RowState.TOLD));
        int after = form.value("after").matches("\\d{1,9}") ? Integer.parseInt(form.value("after")) : 0;
        List<Row> some = list(batch, wanted, false, after, LISTED + 1);
        model.put("state", state.map(RowState::code).orElse(""));
        model.put("rows", some.size() > LISTED ? some.subList(0, LISTED) : some);
        model.put("next", some.size() > LISTED ? some.get(LISTED - 1).number() : 0);
    }

    private List<Row> list(Batch batch, Set<RowState> states, boolean doubles, int after, int most) {
        return rows.list(batch.id(), batch.service(), states, doubles, after, most);
    }
}

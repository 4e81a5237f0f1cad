package kportal.transactions.receipts;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kportal.support.LagosTime;
import kportal.transactions.Order;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.SmsParts;
import kportal.web.Message;

/** What is worth a second look before paying. None of it refuses. */
final class ReviewNotes {
    private final NetworkHints hints;
    private final Clock clock;

    ReviewNotes(NetworkHints hints, Clock clock) {
        this.hints = hints;
        this.clock = clock;
    }

    List<Message> of(String businessId, Order order) {
        List<Message> notes = new ArrayList<>();
        switch (order.service()) {
            case AIRTIME, DATA -> network(notes, businessId, order);
            case ELECTRICITY -> {
                meter(notes, order.recipient());
                before(notes, businessId, order);
            }
            case CABLE_TV -> {
                smartcard(notes, order);
                before(notes, businessId, order);
            }
            case SMS -> sms(notes, order);
        }
        return notes;
    }

    private void network(List<Message> notes, String businessId, Order order) {
        if (hints.mismatch(businessId, order)) {
            notes.add(Message.of("review.note.network", Objects.requireNonNullElse(order.networkName(), "")));
        }
    }

    private static void meter(List<Message> notes, String meter) {
        if (!meter.matches("\\d{11}|\\d{13}")) {
            notes.add(Message.of("review.note.meter"));
        }
    }

    private static void smartcard(List<Message> notes, Order order) {
        boolean startimes = "startimes".equalsIgnoreCase(order.network());
        if (!order.recipient().matches(startimes ? "\\d{11}" : "\\d{10}")) {
            notes.add(Message.of("review.note.smartcard", startimes ? 11 : 10));
        }
    }

    /** A meter or card takes what was meant for another as gladly, and gives nothing back. */
    private void before(List<Message> notes, String businessId, Order order) {
        Order last = hints.last(businessId, order.service(), order.recipient()).orElse(null);
        if (last == null) {
            notes.add(Message.of("review.note.first." + order.service().kind().code()));
            return;
        }
        if (last.network() != null && !last.network().equals(order.network())) {
            notes.add(Message.of("review.note.last", Objects.requireNonNullElse(last.networkName(), last.network())));
        }
        if (last.meterType() != null && !last.meterType().equals(order.meterType())) {
            notes.add(Message.of("review.note.last", Message.of("meter_type." + last.meterType())));
        }
    }

    private void sms(List<Message> notes, Order order) {
        SmsParts parts = SmsParts.of(Objects.requireNonNullElse(order.message(), ""));
        if (parts.parts() > 1) {
            notes.add(Message.of("review.note.parts", parts.parts(), parts.length()));
        }
        parts.longer().ifPresent(c -> notes.add(Message.of("review.note.longer", c)));
        LocalTime now = LocalTime.ofInstant(clock.instant(), LagosTime.ZONE);
        if (now.getHour() >= 20 || now.getHour() < 8) {
            notes.add(Message.of("review.note.hours"));
        }
    }
}

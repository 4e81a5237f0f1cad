package kportal.batches.pages;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.transactions.ordering.SmsParts;
import kportal.web.Message;

/** What is worth knowing before many messages go: what they come to, what makes them longer, and the hour. */
final class SmsNotes {
    /** Nigerian operators bar promotional messages in between (NCC, Do-Not-Disturb guidelines). */
    private static final int FROM = 20;

    private static final int TO = 8;

    private SmsNotes() {}

    /** @param texts each text, and how many get it */
    static List<Message> of(Map<String, Integer> texts, LocalTime now) {
        List<Message> notes = new ArrayList<>();
        long messages = 0;
        long parts = 0;
        Optional<String> longer = Optional.empty();
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            SmsParts sent = SmsParts.of(text.getKey());
            messages += text.getValue();
            parts += (long) sent.parts() * text.getValue();
            longer = longer.or(sent::longer);
        }
        if (parts > messages) {
            notes.add(Message.of("batch.note.parts", String.format("%,d", messages), String.format("%,d", parts)));
        }
        longer.ifPresent(character -> notes.add(Message.of("review.note.longer", character)));
        if (now.getHour() >= FROM || now.getHour() < TO) {
            notes.add(Message.of("review.note.hours"));
        }
        return notes;
    }
}

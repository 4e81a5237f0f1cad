package kportal.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kportal.history.sought.Amounts;
import kportal.history.sought.Days;
import kportal.history.sought.Sought;
import kportal.history.sought.Term;
import kportal.support.Money;
import kportal.web.Message;

/** What was made of a text that says more than itself: nobody should have to guess why a row is missing. */
final class ReadAs {
    private ReadAs() {}

    static List<Message> of(Sought sought) {
        if (sought.onlyTerms()) {
            return List.of();
        }
        List<Message> read = new ArrayList<>();
        if (!sought.days().equals(Days.ALL)) {
            read.add(days(sought.days()));
        }
        if (!sought.amounts().all()) {
            read.add(amounts(sought.amounts()));
        }
        sought.services().stream().sorted().forEach(service -> read.add(Message.of("service." + service.code())));
        sought.statuses().stream().sorted().forEach(status -> read.add(Message.of("status." + status.code())));
        for (Term term : sought.terms()) {
            read.add(Message.of(
                    "history.read.text", term.texts().stream().sorted().collect(Collectors.joining(" / "))));
        }
        return read;
    }

    private static Message days(Days days) {
        if (days.none()) {
            return Message.of("history.read.never");
        }
        LocalDate from = Objects.requireNonNull(days.from());
        LocalDate to = Objects.requireNonNull(days.to());
        return from.equals(to) ? Message.of("history.read.day", from) : Message.of("history.read.days", from, to);
    }

    private static Message amounts(Amounts amounts) {
        String least = new Money(Math.max(amounts.least(), 0)).shown();
        if (amounts.most() == Long.MAX_VALUE && amounts.least() % 100 == 1) {
            return Message.of("history.read.over", new Money(amounts.least() - 1).shown());
        }
        if (amounts.most() == Long.MAX_VALUE) {
            return Message.of("history.read.least", least);
        }
        String most = new Money(Math.max(amounts.most(), 0)).shown();
        return amounts.least() == amounts.most()
                ? Message.of("history.read.amount", least)
                : Message.of("history.read.amounts", least, most);
    }
}

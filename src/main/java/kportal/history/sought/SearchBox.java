package kportal.history.sought;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.transactions.Service;
import kportal.transactions.Status;

/** Reads one text from left to right: days, amounts, services and statuses are what they say, the rest is to be found in a row. */
final class SearchBox {
    private static final Pattern PIECE = Pattern.compile("\"([^\"]+)\"|(\\S+)");

    /** Digits with what people put between them: words of this kind that follow one another are one number. */
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9().\\-\\u2013,]*");

    private final DayWords dayWords;
    private final List<String> words = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
    private final Set<Service> services = EnumSet.noneOf(Service.class);
    private final Set<Status> statuses = EnumSet.noneOf(Status.class);
    private Days days = Days.ALL;
    private Amounts amounts = Amounts.ALL;

    SearchBox(String q, LocalDate today) {
        this.dayWords = new DayWords(today);
        Matcher piece = PIECE.matcher(q.replace('\u00a0', ' '));
        while (piece.find()) {
            if (piece.group(1) == null) {
                words.add(lower(piece.group(2)));
            } else {
                terms.add(Term.quoted(lower(piece.group(1))));
            }
        }
    }

    Sought read() {
        int at = 0;
        while (at < words.size()) {
            at += take(at);
        }
        return new Sought(List.copyOf(terms), days, amounts, Set.copyOf(services), Set.copyOf(statuses));
    }

    /** How many words were taken. */
    private int take(int at) {
        Optional<DayWords.Found> day = dayWords.at(words, at);
        if (day.isPresent()) {
            return take(day.get(), at);
        }
        // "> 5 nov" is no amount.
        boolean beforeDay = !words.get(at).matches(".*\\w.*") && isDay(at + 1);
        Optional<Amounts.Found> amount = beforeDay ? Optional.empty() : Amounts.at(words, at);
        if (amount.isPresent()) {
            amounts = amounts.and(amount.get().amounts());
            return amount.get().words();
        }
        int facts = takeFact(at);
        return facts > 0 ? facts : takeTerm(at);
    }

    private int take(DayWords.Found found, int at) {
        if (found.days() == null) {
            terms.add(Term.word(String.join(" ", words.subList(at, at + found.words()))));
        } else {
            days = days.and(found.days());
        }
        return found.words();
    }

    private int takeFact(int at) {
        Optional<FactWords.Found<Service>> service = FactWords.service(words, at);
        if (service.isPresent()) {
            services.add(service.get().fact());
            return service.get().words();
        }
        Optional<FactWords.Found<Status>> status = FactWords.status(words, at);
        status.ifPresent(found -> statuses.add(found.fact()));
        return status.map(FactWords.Found::words).orElse(0);
    }

    private int takeTerm(int at) {
        int end = at;
        while (end < words.size() && DIGITS.matcher(words.get(end)).matches() && !(end > at && isDay(end))) {
            end++;
        }
        String number = String.join(" ", words.subList(at, end));
        if (number.chars().anyMatch(Character::isDigit)) {
            terms.add(Term.number(number));
            return end - at;
        }
        terms.add(Term.word(words.get(at)));
        return 1;
    }

    private boolean isDay(int at) {
        return at < words.size() && dayWords.at(words, at).isPresent();
    }

    /** ASCII letters only, which is what lower() makes of a column on both databases. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }
}

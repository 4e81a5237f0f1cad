package kportal.history.sought;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one text from left to right: days and amounts are what they say, the rest is to be found in a row. */
final class SearchBox {
    private static final Pattern PIECE = Pattern.compile("\"([^\"]+)\"|(\\S+)");

    /** Digits with what people put between them: words of this kind that follow one another are one number. */
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9().\\-\\u2013,]*");

    private final DayWords dayWords;
    private final List<String> words = new ArrayList<>();
    private final List<Term> terms = new ArrayList<>();
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
        return new Sought(List.copyOf(terms), days, amounts);
    }

    /** How many words were taken. */
    private int take(int at) {
        Optional<DayWords.Found> found = dayWords.at(words, at);
        if (found.isPresent()) {
            days = days.and(found.get().days());
            return found.get().words();
        }
        Optional<Amounts> amount = Amounts.of(words.get(at));
        if (amount.isPresent()) {
            amounts = amounts.and(amount.get());
            return 1;
        }
        int end = at;
        while (end < words.size() && DIGITS.matcher(words.get(end)).matches()) {
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

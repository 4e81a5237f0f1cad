package kportal.accounts.passwords;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a stranger knows of an account, and so tries first: its business, its person, its mail address, and us. */
final class KnownWords {
    private static final List<String> OURS = List.of("kpoint", "kportal", "portal", "airtime");
    private static final int SHORTEST = 3;
    private static final int LEFT = 6;

    private KnownWords() {}

    static List<String> of(String... about) {
        Set<String> words = new LinkedHashSet<>(OURS);
        for (String text : about) {
            String lower = text.toLowerCase(Locale.ROOT);
            words.add(lower);
            words.add(lower.replaceAll("[^\\p{L}\\p{N}]", ""));
            if (lower.contains("@")) {
                words.add(lower.substring(0, lower.indexOf('@')));
            }
            words.addAll(Arrays.asList(lower.split("[^\\p{L}\\p{N}]+")));
        }
        words.removeIf(word -> word.length() < SHORTEST);
        return List.copyOf(words);
    }

    /** Whether next to nothing is left of it without them, such as a year and a sign. */
    static boolean isAllOf(String password, List<String> known) {
        String left = password.toLowerCase(Locale.ROOT);
        for (String word : known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            left = left.replace(word, "");
        }
        return left.length() < password.length() && left.length() < LEFT;
    }
}

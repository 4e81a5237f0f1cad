package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/security.md says of itself is so: its tests are there, its sums are right, its findings are listed. */
@Tag("house")
class SecurityDocTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)#(\\w+)`");
    private static final Pattern ITEM =
            Pattern.compile("^\\| \\d+\\.\\d+\\.\\d+ \\| ([12]) \\| [^|]+ \\| ([^|]+) \\|(.*)$", Pattern.MULTILINE);
    private static final Pattern CHAPTER = Pattern.compile("^### (V\\d+ .+)$", Pattern.MULTILINE);
    private static final Pattern FINDINGS = Pattern.compile("findings? (\\d+(?:, \\d+)*)");
    private static final Pattern FINDING = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);
    private static final List<String> HOLDS = List.of("test", "built so", "written", "partly", "not yet", "–");

    private final String doc = read();

    @Test
    void eachTestItNamesIsThere() {
        var code = new TreeMap<String, String>();
        Sources.under("src/test/java", ".java")
                .forEach((path, text) -> code.put(Path.of(path).getFileName() + "", text));
        TreeSet<String> missing = new TreeSet<>();
        NAMED.matcher(doc).results().forEach(named -> {
            String text = code.getOrDefault(named.group(1) + ".java", "");
            if (!text.contains("void " + named.group(2) + "(")) {
                missing.add(named.group());
            }
        });
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void whatATestShowsNamesOne() {
        List<String> without = ITEM.matcher(doc)
                .results()
                .filter(item -> item.group(2).equals("test")
                        && !NAMED.matcher(item.group(3)).find())
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void theCountIsRight() {
        List<String> expected = new ArrayList<>();
        int[] all = new int[HOLDS.size()];
        List<MatchResult> chapters = CHAPTER.matcher(doc).results().toList();
        for (int i = 0; i < chapters.size(); i++) {
            int end = i + 1 < chapters.size() ? chapters.get(i + 1).start() : doc.length();
            int[] some = count(items(doc.substring(chapters.get(i).end(), end)));
            expected.add(row(chapters.get(i).group(1), some, ""));
            for (int k = 0; k < all.length; k++) {
                all[k] += some[k];
            }
        }
        expected.add(row("**all**", all, "**"));
        int[] first = count(items(doc).filter(item -> item.group(1).equals("1")));
        expected.add(
                "Of %d items %d apply. %d hold: %d with a test, %d by the way it is built, %d by a text. %d hold in part, %d not yet."
                        .formatted(
                                sum(all),
                                sum(all) - all[5],
                                all[0] + all[1] + all[2],
                                all[0],
                                all[1],
                                all[2],
                                all[3],
                                all[4]));
        expected.add("At level 1 alone: %d items, %d apply, %d hold (%d with a test), %d in part, %d not yet."
                .formatted(
                        sum(first),
                        sum(first) - first[5],
                        first[0] + first[1] + first[2],
                        first[0],
                        first[3],
                        first[4]));
        assertTrue(doc.contains(String.join("\n", expected).replace("\nOf ", "\n\nOf ")), String.join("\n", expected));
    }

    @Test
    void eachFindingItSpeaksOfIsListed() {
        TreeSet<String> listed = new TreeSet<>();
        FINDING.matcher(doc.substring(doc.indexOf("\n## What we found")))
                .results()
                .forEach(row -> listed.add(row.group(1)));
        TreeSet<String> spokenOf = new TreeSet<>();
        FINDINGS.matcher(doc)
                .results()
                .forEach(some -> spokenOf.addAll(List.of(some.group(1).split(", "))));
        spokenOf.removeAll(listed);
        assertEquals(new TreeSet<>(), spokenOf);
    }

    private static Stream<MatchResult> items(String text) {
        return ITEM.matcher(text).results();
    }

    private static int[] count(Stream<MatchResult> items) {
        int[] counts = new int[HOLDS.size()];
        items.forEach(item -> {
            int which = HOLDS.indexOf(item.group(2));
            assertTrue(which >= 0, item.group());
            counts[which]++;
        });
        return counts;
    }

    private static String row(String name, int[] counts, String mark) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (int count : counts) {
            row.append(" ").append(count == 0 ? "" : mark + count + mark).append(" |");
        }
        return row.append(" ")
                .append(mark)
                .append(sum(counts))
                .append(mark)
                .append(" |")
                .toString();
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/security.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

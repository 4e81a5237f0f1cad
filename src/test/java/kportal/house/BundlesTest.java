package kportal.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kportal.web.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a translation must keep of the English bundle. How far each is stands in target/languages.txt. */
@Tag("house")
class BundlesTest {
    /** Of these nothing may be missing. A language is put here when its file has become whole. */
    private static final Set<Language> COMPLETE = Set.of(Language.values());

    /** For developers, who read Kpoint's own document in English. */
    private static final Pattern ENGLISH_ONLY = Pattern.compile("(api|snippet)\\..*");

    private static final Pattern HOLE = Pattern.compile("\\{[\\w-]+}");
    private static final Pattern LINE = Pattern.compile("(?m)^([\\w.-]+)=");
    private static final Map<String, String> FILES = Sources.under("src/main/resources", ".properties");

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void aTranslationKeepsTheRules(Language language) throws IOException {
        assertEquals("", String.join("\n", offences(bundle(language), bundle(Language.EN))));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EN")
    void itsHeadSaysWhoMustReviewIt(Language language) {
        var head = file(language).lines().findFirst().orElse("");
        assertTrue(head.startsWith("#") && head.contains("native speaker must review"), head);
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsThereTwice(Language language) {
        var keys = LINE.matcher(file(language))
                .results()
                .map(found -> found.group(1))
                .toList();
        var twice = new ArrayList<>(keys);
        new TreeSet<>(keys).forEach(twice::remove);
        assertEquals(List.of(), twice);
    }

    @Test
    void whatShallBeCompleteIs() throws IOException {
        var english = bundle(Language.EN).stringPropertyNames();
        var table = new ArrayList<>(List.of("missing of " + english.size()));
        var missing = new ArrayList<String>();
        for (var language : Language.values()) {
            var lacks = new TreeSet<>(english);
            lacks.removeAll(bundle(language).stringPropertyNames());
            lacks.removeIf(ENGLISH_ONLY.asMatchPredicate());
            table.add("%7d %s".formatted(lacks.size(), language.code()));
            if (COMPLETE.contains(language)) {
                lacks.forEach(key -> missing.add(language.code() + " lacks " + key));
            }
        }
        Files.write(Path.of("target", "languages.txt"), table);
        assertEquals("", String.join("\n", missing));
    }

    @Test
    void offencesAreReported() throws IOException {
        var english = read("a.b=One of {0} at {dashboard}\na.c=Two\nmonth.short=Jan,Feb\nshare.sms.units=Units: {0}");
        var bad = read("a.b=Ọ̀kan {1}\na.c=\na.d=More\nmonth.short=Ṣẹ́r\nshare.sms.units=Ẹyọ: {0}");
        assertEquals(
                List.of(
                        "a.b has [{1}] for [{0}, {dashboard}]",
                        "a.c is empty",
                        "a.d is not in the English bundle",
                        "month.short has 1 parts for 2",
                        "share.sms.units makes an SMS longer"),
                offences(bad, english));
    }

    private static List<String> offences(Properties bundle, Properties english) {
        var offences = new ArrayList<String>();
        for (var key : new TreeSet<>(bundle.stringPropertyNames())) {
            var text = bundle.getProperty(key);
            var original = english.getProperty(key);
            if (original == null) {
                offences.add(key + " is not in the English bundle");
            } else if (text.isBlank()) {
                offences.add(key + " is empty");
            } else if (!holes(text).equals(holes(original))) {
                offences.add(key + " has " + holes(text) + " for " + holes(original));
            } else if (key.equals("month.short") && parts(text) != parts(original)) {
                offences.add(key + " has " + parts(text) + " parts for " + parts(original));
            } else if (key.startsWith("share.sms.") && !text.matches("\\p{ASCII}*")) {
                // One letter beyond the short alphabet, and a message holds 70 characters instead of 160.
                offences.add(key + " makes an SMS longer");
            }
        }
        return offences;
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int parts(String text) {
        return text.split(",", -1).length;
    }

    private static String file(Language language) {
        return FILES.get(
                language == Language.EN ? "messages.properties" : "messages_" + language.code() + ".properties");
    }

    private static Properties bundle(Language language) throws IOException {
        return read(file(language));
    }

    private static Properties read(String text) throws IOException {
        var bundle = new Properties();
        bundle.load(new StringReader(text));
        return bundle;
    }
}

package kportal.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** What a template must not hold. Says every offence, each with the template's name. */
final class TemplateLint {
    /** Unescaped text, expressions made of expressions, and what needs Spring. */
    private static final List<String> BARRED =
            List.of("th:utext", "[(", "__${", "th:inline", "th:field", "#fields", "javascript:");

    /** The content security policy allows only our own files. */
    private static final Pattern INLINE = Pattern.compile("(th:|data-th-)?(on[a-z]+|style(append)?|(data-)?hx-on.*)");

    private static final Pattern SPOKEN =
            Pattern.compile("alt|title|placeholder|label|summary|abbr|data-label|data-aria"
                    + "|aria-(label|description|roledescription|placeholder|valuetext)");

    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\\|[^|]*\\|");

    /** A word with a capital, or several words: codes and keys are neither. */
    private static final Pattern WORDS = Pattern.compile(".\\s*(\\p{Lu}\\p{Ll}|\\p{L}+,? \\p{L}).*", Pattern.DOTALL);

    private static final Pattern INLINED_EXPRESSION = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    private final String name;
    private final List<String> offences = new ArrayList<>();

    private TemplateLint(String name) {
        this.name = name;
    }

    static List<String> offences(String name, String html) {
        var lint = new TemplateLint(name);
        BARRED.stream().filter(html::contains).forEach(barred -> lint.offence(barred + " is barred"));
        // As XML: an HTML parser would move th:block out of a table.
        for (var element : Jsoup.parse(html, "", Parser.xmlParser()).getAllElements()) {
            lint.element(element);
        }
        return lint.offences;
    }

    private void element(Element element) {
        element.attributes().forEach(attribute -> attribute(element, attribute));
        if (isCode(element) && !element.wholeText().isBlank()) {
            offence("an inline <" + element.normalName() + ">");
        }
        if (element.normalName().equals("form") && posts(element) && !hasToken(element)) {
            offence("the POST form to " + element.attr("action") + " lacks ~{form :: csrf}");
        }
        if (element.hasAttr("th:replace") && (element.hasAttr("th:if") || element.hasAttr("th:unless"))) {
            offence("a condition beside th:replace on <" + element.normalName() + ">: it is never asked");
        }
        if (!isReplaced(element) && !isCode(element)) {
            element.textNodes().forEach(text -> INLINED_EXPRESSION
                    .matcher(text.getWholeText())
                    .results()
                    .forEach(found -> expression(found.group())));
            element.textNodes().stream()
                    .filter(TemplateLint::speaks)
                    .forEach(text -> offence(
                            "text outside the message bundle: " + text.text().strip()));
        }
    }

    private void attribute(Element element, Attribute attribute) {
        var key = attribute.getKey();
        if (INLINE.matcher(key).matches()) {
            offence("an inline " + key + " on <" + element.normalName() + ">");
        }
        if ((SPOKEN.matcher(key).matches() || isSpokenOf(element, key)) && speaks(attribute.getValue())) {
            offence(key + " outside the message bundle: " + attribute.getValue());
        }
        if (key.startsWith("th:") && !key.startsWith("th:class")) {
            expression(attribute.getValue());
        }
    }

    /** What a button says, and what a page says of itself. */
    private static boolean isSpokenOf(Element element, String key) {
        return (key.equals("value") && element.attr("type").matches("submit|button|reset") && element.nameIs("input"))
                || (key.equals("content") && element.attr("name").matches("description|author|application-name"));
    }

    private void expression(String text) {
        LITERAL.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(literal -> WORDS.matcher(literal).matches())
                .forEach(words -> offence("words in an expression, outside the message bundle: " + words));
    }

    private static boolean isCode(Element element) {
        return element.normalName().equals("script") || element.normalName().equals("style");
    }

    private static boolean posts(Element form) {
        return (form.attr("method") + form.attr("th:method"))
                .toLowerCase(Locale.ROOT)
                .contains("post");
    }

    private static boolean hasToken(Element form) {
        return form.getAllElements().stream()
                .anyMatch(element ->
                        (element.attr("th:replace") + element.attr("th:insert")).contains("~{form :: csrf}"));
    }

    /** What stands inside such an element is only a sample, for reading the file as it is. */
    private static boolean isReplaced(Element element) {
        for (var at = element; at != null; at = at.parent()) {
            if (at.hasAttr("th:text")
                    || (at.hasAttr("th:replace") && !at.normalName().equals("html"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaks(TextNode text) {
        return speaks(text.getWholeText());
    }

    private static boolean speaks(String text) {
        return LETTERS.matcher(INLINED_EXPRESSION.matcher(text).replaceAll("")).find();
    }

    private void offence(String what) {
        offences.add(name + ": " + what);
    }
}

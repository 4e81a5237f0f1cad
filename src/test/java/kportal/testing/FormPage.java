package kportal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page with a form on it, as a person meets it again with what is wrong. */
public record FormPage(Page page) {
    public String value(String field) {
        Element input = page.html().getElementById(field);
        if (input == null || input.attr("type").equals("radio")) {
            return page.select("[name=" + field + "][checked]").attr("value");
        }
        return switch (input.tagName()) {
            case "textarea" -> input.wholeText();
            case "select" -> input.select("option[selected]").attr("value");
            default -> input.attr("value");
        };
    }

    /** HTML reads line breaks of any kind as one, and has no way to write NUL. */
    public static String shown(String text) {
        return text.replaceAll("\\R", "\n").replace("\0", "").replace("\uFFFD", "");
    }

    public List<String> summaryLinks() {
        return page.select(".summary a").eachAttr("href");
    }

    /** 422, the title says so, the summary leads to the field, and the field says what is wrong. */
    public void refuses(String field, String message) {
        Document html = page.html();
        assertEquals(422, page.status(), field + " " + page.text());
        assertTrue(html.title().startsWith("Error: "), html.title());
        Element link = html.selectFirst(".summary[role=alert] a[href=#" + field + "]");
        assertTrue(
                link != null,
                () -> field + " is not in the summary: "
                        + html.select(".summary").text());
        assertEquals(message, link.text(), field);
        Element target = html.getElementById(field);
        assertTrue(target != null, "the link leads nowhere: #" + field);
        Element box = target.hasClass("field") ? target : target.closest(".field");
        assertEquals(message, box.select(".error").text(), field);
    }
}

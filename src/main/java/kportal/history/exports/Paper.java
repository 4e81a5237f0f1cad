package kportal.history.exports;

import java.util.Map;
import kportal.web.Language;

/** Draws a page for a PDF from a template. */
public interface Paper {
    String draw(String template, Map<String, ?> model, Language language);
}

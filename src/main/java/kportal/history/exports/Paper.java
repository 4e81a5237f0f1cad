package kportal.history.exports;

import java.util.Map;

/** Draws a page for a PDF from a template. */
public interface Paper {
    String draw(String template, Map<String, ?> model);
}

package kportal.web;

import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Draws a mail: its plain text and its HTML, from the same values. */
public final class MailView {
    private final TemplateEngine engine = new TemplateEngine();

    public MailView(Bundles bundles) {
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.setMessageResolver(new MessageResolver(bundles));
    }

    private static ITemplateResolver resolver(String files, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.getResolvablePatternSpec().addPattern(files);
        return resolver;
    }

    public String text(String template, Map<String, Object> values, Language language) {
        return draw(template + ".txt", values, language);
    }

    public String html(String template, Map<String, Object> values, Language language) {
        return "<!doctype html>\n" + draw(template + ".html", values, language);
    }

    private String draw(String file, Map<String, Object> values, Language language) {
        return engine.process(file, new org.thymeleaf.context.Context(language.locale(), values));
    }
}

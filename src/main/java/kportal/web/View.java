package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.rendering.FileRenderer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import kportal.support.Environment;
import kportal.support.Incident;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Draws a page: a template, its own values, and what every page knows. */
public final class View implements FileRenderer {
    private static final String FLASH = "flash";

    private final TemplateEngine engine = new TemplateEngine();
    private final Sessions sessions;
    private final Csrf csrf;
    private final Cookies cookies;
    private final Languages languages;
    private final Bundles bundles;
    private final Assets assets;
    private final Map<Language, Show> shows = new ConcurrentHashMap<>();
    private final boolean sandbox;

    public View(
            Sessions sessions,
            Csrf csrf,
            Cookies cookies,
            Languages languages,
            Bundles bundles,
            Assets assets,
            Environment environment,
            boolean dev) {
        this.sessions = sessions;
        this.csrf = csrf;
        this.cookies = cookies;
        this.languages = languages;
        this.bundles = bundles;
        this.assets = assets;
        this.sandbox = environment == Environment.SANDBOX;
        engine.setTemplateResolver(resolver(dev));
        engine.setMessageResolver(new MessageResolver(bundles));
        engine.setDialect(withoutScripts());
        engine.addDialect(new DrawnDialect());
    }

    /** Scripts are files, not templates: so Thymeleaf need not make itself a writer of JSON, which took a start 20 ms. */
    private static StandardDialect withoutScripts() {
        StandardDialect dialect = new StandardDialect();
        dialect.setJavaScriptSerializer((value, writer) -> {
            throw new UnsupportedOperationException("no template writes a script");
        });
        return dialect;
    }

    private static AbstractConfigurableTemplateResolver resolver(boolean dev) {
        AbstractConfigurableTemplateResolver resolver =
                dev ? new FileTemplateResolver() : new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(!dev);
        return resolver;
    }

    @Override
    public String render(String template, Map<String, ?> model, Context ctx) {
        Map<String, Object> values = new HashMap<>(model);
        values.put("me", sessions.current(ctx).orElse(null));
        values.put("csrf", csrf.token(ctx));
        values.put("path", ctx.path());
        values.put("flash", flash(ctx));
        values.put("languages", comesBack(ctx) ? Arrays.asList(Language.values()) : List.of());
        values.putIfAbsent("form", Form.blank());
        values.putIfAbsent("refresh", false);
        if (ctx.res().getHeader("Cache-Control") == null) {
            ctx.header("Cache-Control", "no-store");
        }
        // The layout replaces the template's root, and a doctype is no part of that.
        return "<!doctype html>\n" + draw(template, values, language(ctx));
    }

    /** Whether its address shows the same page again: what answers a form may be gone then, with what was typed. */
    private static boolean comesBack(Context ctx) {
        boolean looks = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
        return looks && ctx.statusCode() < 400;
    }

    /** What a request is answered in. */
    public Language language(Context ctx) {
        return languages.of(ctx);
    }

    /** The texts in that language. */
    public Messages messages(Context ctx) {
        return bundles.in(language(ctx));
    }

    /** A page that is no answer by itself: what a PDF is made of. It knows nobody's session. */
    public String paper(String template, Map<String, ?> model, Language language) {
        return draw(template, new HashMap<>(model), language);
    }

    /** The first page's classes are found and its template read while the rest of the portal opens, on another core. */
    public void warmUp() {
        Map<String, Object> values = new HashMap<>();
        values.put("csrf", "");
        values.put("path", "/");
        values.put("flash", "");
        values.put("languages", Arrays.asList(Language.values()));
        values.put("form", Form.blank());
        values.put("refresh", false);
        draw("home/landing", values, Language.EN);
    }

    private String draw(String template, Map<String, Object> values, Language language) {
        values.put("show", shows.computeIfAbsent(language, asked -> new Show(bundles.in(asked), assets)));
        values.put("language", language);
        values.put("sandbox", sandbox);
        return engine.process(template, new org.thymeleaf.context.Context(language.locale(), values));
    }

    /** A part of a page, to be kept and put into it again: the same for whoever reads that language. */
    public Drawn part(String template, Map<String, ?> model, Language language) {
        return new Drawn(paper(template, model, language));
    }

    /** The same form again, with what is wrong. */
    public static void invalid(Context ctx, String template, Map<String, ?> model) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).render(template, model);
    }

    /** The same form again, and when to send it once more. */
    public static void later(Context ctx, Later why, String template, Form form, Map<String, ?> model) {
        form.reject(why.message());
        Map<String, Object> values = new HashMap<>(model);
        values.put("form", form);
        retryAfter(ctx, why).status(why.status()).render(template, values);
    }

    static Context retryAfter(Context ctx, Later why) {
        Watch.note(ctx, Incident.LIMIT, Objects.requireNonNullElse(why.getMessage(), ""));
        return ctx.header("Retry-After", String.valueOf(why.seconds()));
    }

    public static void seeOther(Context ctx, String path) {
        ctx.redirect(path, HttpStatus.SEE_OTHER);
    }

    /** Says one thing on the next page that is drawn. */
    public void flash(Context ctx, String key) {
        cookies.set(ctx, FLASH, key, 60);
    }

    private String flash(Context ctx) {
        String key = cookies.get(ctx, FLASH);
        if (key == null) {
            return "";
        }
        cookies.remove(ctx, FLASH);
        Messages messages = messages(ctx);
        // A cookie is not ours to trust: only texts made for this are shown.
        return key.startsWith("flash.") && messages.has(key) ? messages.text(key) : "";
    }
}

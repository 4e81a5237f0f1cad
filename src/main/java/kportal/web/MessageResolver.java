package kportal.web;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** {@code #{key}} in a template, in the language that it is drawn in. */
final class MessageResolver extends AbstractMessageResolver {
    private final Bundles bundles;

    MessageResolver(Bundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] args) {
        Messages messages = messages(context);
        return args == null ? messages.text(key) : messages.text(key, args);
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] args) {
        return messages(context).text(key);
    }

    private Messages messages(ITemplateContext context) {
        return bundles.in(Language.of(context.getLocale()));
    }
}

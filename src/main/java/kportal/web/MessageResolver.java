package kportal.web;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** {@code #{key}} in a template. */
final class MessageResolver extends AbstractMessageResolver {
    private final Messages messages;

    MessageResolver(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] args) {
        return args == null ? messages.text(key) : messages.text(key, args);
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] args) {
        return messages.text(key);
    }
}

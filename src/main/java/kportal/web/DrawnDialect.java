package kportal.web;

import java.util.Set;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.standard.processor.StandardTextTagProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** {@code <th:block k:drawn="${part}"/>}: a part that was drawn before, as it is; anything else is refused. */
final class DrawnDialect extends AbstractProcessorDialect {
    /** Where th:text comes: after conditions, before th:block goes. */
    private static final int AS_TEXT = StandardTextTagProcessor.PRECEDENCE;

    DrawnDialect() {
        super("kportal", "k", StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Processor(prefix));
    }

    private static final class Processor extends AbstractAttributeTagProcessor {
        Processor(String prefix) {
            super(TemplateMode.HTML, prefix, null, false, "drawn", true, AS_TEXT, true);
        }

        @Override
        protected void doProcess(
                ITemplateContext context,
                IProcessableElementTag tag,
                AttributeName attribute,
                String expression,
                IElementTagStructureHandler structure) {
            Object value = StandardExpressions.getExpressionParser(context.getConfiguration())
                    .parseExpression(context, expression)
                    .execute(context);
            structure.setBody(((Drawn) value).toString(), false);
        }
    }
}

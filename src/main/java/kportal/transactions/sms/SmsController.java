package kportal.transactions.sms;

import java.util.Map;
import java.util.Optional;
import kportal.catalog.Lists;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;

public final class SmsController extends ServiceController {
    public SmsController(ServiceParts parts) {
        super("transactions/sms", parts);
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        return Map.of();
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        return SmsForm.order(form).map(order -> new Ordered(order, null));
    }

    @Override
    protected String recipient(Form form) {
        return Choices.local(form, "recipient");
    }
}

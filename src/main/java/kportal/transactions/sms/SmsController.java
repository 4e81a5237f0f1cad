package kportal.transactions.sms;

import java.util.Map;
import java.util.Optional;
import kportal.catalog.Lists;
import kportal.recipients.Kind;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;

public final class SmsController extends ServiceController {
    public SmsController(ServiceParts parts) {
        super("transactions/sms", Kind.PHONE, "recipient", parts);
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        return Map.of();
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        return SmsForm.order(form).map(order -> new Ordered(order, null));
    }
}

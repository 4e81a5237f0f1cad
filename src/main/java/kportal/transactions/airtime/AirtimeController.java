package kportal.transactions.airtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.lists.Network;
import kportal.recipients.Kind;
import kportal.support.PhoneNumber;
import kportal.transactions.Service;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.QuickAmounts;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;

public final class AirtimeController extends ServiceController {
    private static final List<Long> ROUND = List.of(100L, 200L, 500L, 1_000L);

    private final Catalog catalog;
    private final NetworkHints hints;
    private final QuickAmounts amounts;
    private final long least;
    private final long most;

    public AirtimeController(ServiceParts parts, long least, long most) {
        super("transactions/airtime", Kind.PHONE, "phone_number", parts);
        this.catalog = parts.catalog();
        this.hints = parts.hints();
        this.amounts = parts.amounts();
        this.least = least;
        this.most = most;
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Network> networks = catalog.networks(businessId);
        return Map.of(
                "list", networks,
                "networks", Choices.networks(networks),
                "network", network(businessId, form, networks),
                "least", String.format("%,d", least),
                "most", String.format("%,d", most),
                "quick", amounts.of(businessId, Service.AIRTIME, ROUND));
    }

    /** The one chosen; else the one that the number is likely on. */
    private String network(String businessId, Form form, Listing<Network> networks) {
        Optional<String> proposed = PhoneNumber.parse(form.value("phone_number"))
                .flatMap(number -> hints.propose(businessId, number, networks.items()));
        return form.has("network") ? form.value("network") : proposed.orElse("");
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        Listing<Network> networks = lists.networks();
        return AirtimeForm.order(form, networks, least, most).map(order -> new Ordered(order, networks.readAt()));
    }
}

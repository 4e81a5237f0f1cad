package kportal.transactions.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.catalog.Lists;
import kportal.kpoint.KpointList;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.recipients.Kind;
import kportal.support.Money;
import kportal.support.PhoneNumber;
import kportal.transactions.ordering.Choices;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.Ordered;
import kportal.transactions.ordering.ServiceController;
import kportal.transactions.ordering.ServiceParts;
import kportal.web.Form;
import kportal.web.Option;

public final class DataController extends ServiceController {
    private final Catalog catalog;
    private final NetworkHints hints;

    public DataController(ServiceParts parts) {
        super("transactions/data", Kind.PHONE, "phone_number", parts);
        this.catalog = parts.catalog();
        this.hints = parts.hints();
    }

    @Override
    protected Map<String, Object> page(String businessId, Form form) {
        Listing<Network> networks = catalog.networks(businessId);
        Map<String, Object> page = new HashMap<>();
        page.put("list", networks);
        page.put("networks", Choices.networks(networks));
        Optional<Network> network = network(businessId, form, networks);
        page.put("network", network.map(Network::code).orElse(""));
        network.ifPresent(chosen -> {
            Listing<DataPlan> plans = catalog.dataPlans(businessId, chosen.code());
            page.put("list", plans);
            catalog.changedOn(businessId, KpointList.DATA_PLANS, chosen.code())
                    .ifPresent(day -> page.put("changedOn", day));
            page.put("plans", plans.items().stream().map(DataController::option).toList());
        });
        page.putIfAbsent("plans", List.of());
        return page;
    }

    private Optional<Network> network(String businessId, Form form, Listing<Network> networks) {
        String code = form.has("network")
                ? form.value("network")
                : PhoneNumber.parse(form.value("phone_number"))
                        .flatMap(number -> hints.propose(businessId, number, networks.items()))
                        .orElse("");
        return networks.find(network -> network.active() && network.code().equals(code));
    }

    private static Option option(DataPlan plan) {
        String validity = plan.validity() == null ? "" : ", " + plan.validity();
        return new Option(plan.planId(), plan.description() + validity + " – " + new Money(plan.amountKobo()).shown());
    }

    @Override
    public Optional<Ordered> read(Lists lists, Form form) {
        Optional<Network> network = Choices.network(form, lists.networks());
        Listing<DataPlan> plans = network.isPresent() && form.error("network") == null
                ? lists.dataPlans(network.get().code())
                : new Listing<>(List.of(), null, null);
        return DataForm.order(form, network, plans).map(order -> new Ordered(order, plans.readAt()));
    }
}

package kportal.catalog.changes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import kportal.kpoint.KpointList;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.ListReader;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.kpoint.lists.Rows;

/** What can be chosen from a list, by code. What is switched off, or has no price that can be read, is not there. */
public final class Items {
    private Items() {}

    public static Map<String, Item> of(KpointList list, String body) {
        return switch (list) {
            case NETWORKS ->
                byCode(ListReader.networks(body), Network::active, each -> new Item(each.code(), each.name(), null));
            case ELECTRICITY_PROVIDERS, CABLE_PROVIDERS -> byCode(ListReader.providers(body), Items::provider);
            case DATA_PLANS -> byCode(ListReader.dataPlans(body), Items::plan);
            case CABLE_PACKAGES -> byCode(ListReader.cablePackages(body), Items::bouquet);
        };
    }

    private static Item provider(Provider provider) {
        return new Item(provider.code(), provider.name(), null);
    }

    /** How long it lasts is a part of what it is called, as in the form. */
    private static Item plan(DataPlan plan) {
        String validity = plan.validity() == null ? "" : ", " + plan.validity();
        return new Item(plan.planId(), plan.description() + validity, plan.amountKobo());
    }

    private static Item bouquet(CablePackage bouquet) {
        return new Item(bouquet.packageCode(), bouquet.name(), bouquet.amountKobo());
    }

    private static <T> Map<String, Item> byCode(Optional<Rows<T>> rows, Function<T, Item> item) {
        return byCode(rows, _ -> true, item);
    }

    private static <T> Map<String, Item> byCode(Optional<Rows<T>> rows, Predicate<T> open, Function<T, Item> item) {
        Map<String, Item> items = new LinkedHashMap<>();
        rows.map(Rows::items).orElse(List.of()).stream()
                .filter(open)
                .map(item)
                .forEach(each -> items.put(each.code(), each));
        return items;
    }
}

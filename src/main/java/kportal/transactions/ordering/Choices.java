package kportal.transactions.ordering;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import kportal.catalog.Listing;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.support.PhoneNumber;
import kportal.web.Form;
import kportal.web.Option;

/** Fields that several services share: a choice from one of Kpoint's lists, and a phone number. */
public final class Choices {
    private Choices() {}

    public static List<Option> networks(Listing<Network> networks) {
        return networks.items().stream()
                .map(n -> new Option(n.code(), n.name(), n.active()))
                .toList();
    }

    public static List<Option> providers(Listing<Provider> providers) {
        return providers.items().stream()
                .map(p -> new Option(p.code(), p.name()))
                .toList();
    }

    /** What was chosen, if it is in the list: Kpoint's codes go back to it untouched. */
    public static <T> Optional<T> chosen(Form form, String field, Listing<T> list, Function<T, String> code) {
        Optional<String> value = form.required(field, 100);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Predicate<T> wanted = item -> code.apply(item).equals(value.get());
        Optional<T> item = list.find(wanted);
        if (item.isEmpty()) {
            form.reject(field, list.items().isEmpty() ? "error.list.empty" : "error.choice");
        }
        return item;
    }

    public static Optional<Network> network(Form form, Listing<Network> networks) {
        Optional<Network> network = chosen(form, "network", networks, Network::code);
        if (network.isPresent() && !network.get().active()) {
            form.reject("network", "error.network.inactive", network.get().name());
        }
        return network;
    }

    public static Optional<PhoneNumber> phoneNumber(Form form, String field) {
        Optional<String> typed = form.required(field, 40);
        Optional<PhoneNumber> number = typed.flatMap(PhoneNumber::parse);
        if (typed.isPresent() && number.isEmpty()) {
            form.reject(field, "error.phone");
        }
        return number;
    }
}

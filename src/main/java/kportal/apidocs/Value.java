package kportal.apidocs;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.kpoint.lists.CablePackage;
import kportal.kpoint.lists.DataPlan;
import kportal.kpoint.lists.Network;
import kportal.kpoint.lists.Provider;
import kportal.support.Money;
import org.jspecify.annotations.Nullable;

/** One line of a list of one's own: the code that a purchase wants, and what it stands for. */
public record Value(String code, String name, @Nullable Money price, boolean open) {
    static Value of(Network network) {
        return new Value(network.code(), network.name(), null, network.active());
    }

    static Value of(Provider provider) {
        return new Value(provider.code(), provider.name(), null, true);
    }

    static Value of(DataPlan plan) {
        String name = Stream.of(plan.description(), plan.validity())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new Value(plan.planId(), name, new Money(plan.amountKobo()), true);
    }

    static Value of(CablePackage pack) {
        return new Value(pack.packageCode(), pack.name(), new Money(pack.amountKobo()), true);
    }
}

package kportal.transactions.ordering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kportal.kpoint.lists.Network;
import kportal.recipients.NetworkPrefixes;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.TransactionRepository;

/** What a number is likely to want: as the last purchase for it had it, and of a phone else the network of its prefix. */
public final class NetworkHints {
    private final TransactionRepository transactions;

    public NetworkHints(TransactionRepository transactions) {
        this.transactions = transactions;
    }

    public Optional<String> propose(String businessId, PhoneNumber number, List<Network> networks) {
        Optional<String> proven = network(businessId, number.local());
        return networks.stream()
                .filter(Network::active)
                .map(Network::code)
                .filter(code -> proven.isPresent() ? code.equals(proven.get()) : byPrefix(number, code, false))
                .findFirst();
    }

    /** Worth a warning, never a refusal: numbers are ported. */
    public boolean mismatch(String businessId, Order order) {
        Optional<PhoneNumber> number = PhoneNumber.parse(order.recipient());
        if (number.isEmpty() || order.network() == null) {
            return false;
        }
        Optional<String> proven = network(businessId, order.recipient());
        return proven.isPresent()
                ? !proven.get().equals(order.network())
                : !byPrefix(number.get(), order.network(), true);
    }

    /** What last went through for this meter. */
    public Optional<Order> lastToMeter(String businessId, String meter) {
        return transactions.lastOrder(businessId, meter, Set.of(Service.ELECTRICITY));
    }

    private Optional<String> network(String businessId, String number) {
        return transactions
                .lastOrder(businessId, number, Set.of(Service.AIRTIME, Service.DATA))
                .map(Order::network);
    }

    private static boolean byPrefix(PhoneNumber number, String code, boolean otherwise) {
        return NetworkPrefixes.matches(number, code).orElse(otherwise);
    }
}

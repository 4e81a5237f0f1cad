package kportal.transactions.ordering;

import java.util.List;
import java.util.Optional;
import kportal.kpoint.lists.Network;
import kportal.recipients.NetworkPrefixes;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.TransactionRepository;

/** Which network a number is likely on: where a purchase to it went through before, else by its prefix. */
public final class NetworkHints {
    private final TransactionRepository transactions;

    public NetworkHints(TransactionRepository transactions) {
        this.transactions = transactions;
    }

    public Optional<String> propose(String businessId, PhoneNumber number, List<Network> networks) {
        Optional<String> proven = transactions.lastNetwork(businessId, number.local());
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
        Optional<String> proven = transactions.lastNetwork(businessId, order.recipient());
        return proven.isPresent()
                ? !proven.get().equals(order.network())
                : !byPrefix(number.get(), order.network(), true);
    }

    private static boolean byPrefix(PhoneNumber number, String code, boolean otherwise) {
        return NetworkPrefixes.matches(number, code).orElse(otherwise);
    }
}

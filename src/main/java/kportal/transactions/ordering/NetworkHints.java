package kportal.transactions.ordering;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kportal.kpoint.lists.Network;
import kportal.recipients.Kind;
import kportal.recipients.NetworkPrefixes;
import kportal.recipients.RecipientRepository;
import kportal.support.PhoneNumber;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.TransactionRepository;
import org.jspecify.annotations.Nullable;

/**
 * What a number is likely to want: as the last purchase for it had it, else as it was saved, and of a phone else the network
 * of its prefix.
 */
public final class NetworkHints {
    /** What goes with a number; a saved code may be written in other letters than Kpoint's. */
    public record Remembered(
            @Nullable String network, @Nullable String meterType) {
        public boolean network(String code) {
            return code.equalsIgnoreCase(network);
        }
    }

    private final TransactionRepository transactions;
    private final RecipientRepository recipients;

    public NetworkHints(TransactionRepository transactions, RecipientRepository recipients) {
        this.transactions = transactions;
        this.recipients = recipients;
    }

    public Optional<String> propose(String businessId, PhoneNumber number, List<Network> networks) {
        Optional<Remembered> known = remembered(businessId, Service.AIRTIME, number.local());
        return networks.stream()
                .filter(Network::active)
                .map(Network::code)
                .filter(code ->
                        known.map(before -> before.network(code)).orElseGet(() -> byPrefix(number, code, false)))
                .findFirst();
    }

    /** Worth a warning, never a refusal: numbers are ported. */
    public boolean mismatch(String businessId, Order order) {
        Optional<PhoneNumber> number = PhoneNumber.parse(order.recipient());
        String network = order.network();
        if (number.isEmpty() || network == null) {
            return false;
        }
        return !remembered(businessId, order.service(), order.recipient())
                .map(before -> before.network(network))
                .orElseGet(() -> byPrefix(number.get(), network, true));
    }

    /** What last went through for this number, by a service that asks for the same. */
    public Optional<Order> last(String businessId, Service service, String number) {
        return transactions.lastOrder(
                businessId,
                number,
                service.kind() == Kind.PHONE ? Set.of(Service.AIRTIME, Service.DATA) : Set.of(service));
    }

    public Optional<Remembered> remembered(String businessId, Service service, String number) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return last(businessId, service, number)
                .map(order -> new Remembered(order.network(), order.meterType()))
                .or(() -> recipients
                        .find(businessId, service.kind(), number)
                        .filter(saved -> saved.network() != null || saved.meterType() != null)
                        .map(saved -> new Remembered(saved.network(), saved.meterType())));
    }

    private static boolean byPrefix(PhoneNumber number, String code, boolean otherwise) {
        return NetworkPrefixes.matches(number, code).orElse(otherwise);
    }
}

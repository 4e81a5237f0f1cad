package kportal.transactions.ordering;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.support.Money;
import kportal.transactions.Service;
import kportal.transactions.TransactionRepository;

/** The buttons below an amount: some round ones, and those that this business has chosen often of late. */
public final class QuickAmounts {
    private static final int OWN = 2;
    private static final int OFTEN = 3;

    private final TransactionRepository transactions;

    public QuickAmounts(TransactionRepository transactions) {
        this.transactions = transactions;
    }

    /** In naira, least first, as they are typed: {@code 1,000}. */
    public List<String> of(String businessId, Service service, List<Long> round) {
        List<Money> usual = round.stream().map(Money::ofNaira).toList();
        Map<Money, Long> chosen = transactions.lastAmounts(businessId, service).stream()
                .filter(amount -> !usual.contains(amount))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Stream<Money> own = chosen.entrySet().stream()
                .filter(each -> each.getValue() >= OFTEN)
                .sorted(Map.Entry.<Money, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(OWN)
                .map(Map.Entry::getKey);
        return Stream.concat(usual.stream(), own)
                .sorted()
                .map(amount -> String.format(Locale.ROOT, "%,d", amount.naira()))
                .toList();
    }
}

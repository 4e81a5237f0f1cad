package kportal.recipients;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kportal.support.PhoneNumber;

/**
 * Which network a number was given out by. A hint and no more: numbers are ported since 2013.
 *
 * <p>Source: the Nigerian Communications Commission's numbering plan, as in use in 2026.
 */
public final class NetworkPrefixes {
    private static final Map<String, String> NETWORKS = new HashMap<>();

    static {
        put("mtn", "0703 0704 0706 0707 0803 0806 0810 0813 0814 0816 0903 0906 0913 0916");
        put("airtel", "0701 0708 0802 0808 0812 0901 0902 0904 0907 0911 0912");
        put("glo", "0705 0805 0807 0811 0815 0905 0915");
        put("t2", "0809 0817 0818 0908 0909");
    }

    private NetworkPrefixes() {}

    private static void put(String network, String prefixes) {
        List.of(prefixes.split(" ")).forEach(prefix -> NETWORKS.put(prefix, network));
    }

    /** Whether this code of Kpoint's is the network that the number's prefix belongs to; empty when nobody knows. */
    public static Optional<Boolean> matches(PhoneNumber number, String code) {
        return network(number).flatMap(hint -> known(code).map(hint::equals));
    }

    private static Optional<String> network(PhoneNumber number) {
        return Optional.ofNullable(NETWORKS.get(number.local().substring(0, 4)));
    }

    /** One network has gone by several names, and Kpoint may use any of them. */
    private static Optional<String> known(String code) {
        String word = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return switch (word) {
            case "mtn", "mtnng", "mtnnigeria" -> Optional.of("mtn");
            case "airtel", "airtelng", "airtelnigeria" -> Optional.of("airtel");
            case "glo", "globacom" -> Optional.of("glo");
            case "t2", "9mobile", "etisalat", "t29mobile", "t2mobile" -> Optional.of("t2");
            default -> Optional.empty();
        };
    }
}

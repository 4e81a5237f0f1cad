package kportal.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import kportal.support.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPrefixesTest {
    private static PhoneNumber number(String prefix) {
        return new PhoneNumber(prefix + "1234567");
    }

    @ParameterizedTest
    @CsvSource({
        "MTN, 0703 0704 0706 0707 0803 0806 0810 0813 0814 0816 0903 0906 0913 0916",
        "AIRTEL, 0701 0708 0802 0808 0812 0901 0902 0904 0907 0911 0912",
        "GLO, 0705 0805 0807 0811 0815 0905 0915",
        "9MOBILE, 0809 0817 0818 0908 0909"
    })
    void knowsWhoGaveANumberOut(String network, String prefixes) {
        for (String prefix : prefixes.split(" ")) {
            assertEquals(Optional.of(true), NetworkPrefixes.matches(number(prefix), network), prefix);
            String other = network.equals("MTN") ? "GLO" : "MTN";
            assertEquals(Optional.of(false), NetworkPrefixes.matches(number(prefix), other), prefix);
        }
    }

    @ParameterizedTest
    @CsvSource({"T2", "t2", "9mobile", "9MOBILE", "ETISALAT", "Etisalat", "T2 (9mobile)", "9-Mobile"})
    void oneNetworkHasManyNames(String code) {
        assertEquals(Optional.of(true), NetworkPrefixes.matches(number("0809"), code));
    }

    @ParameterizedTest
    @CsvSource({"0801, MTN", "0700, MTN", "0803, SMILE", "0803, ''", "0803, NTEL"})
    void doesNotGuess(String prefix, String code) {
        assertEquals(Optional.empty(), NetworkPrefixes.matches(number(prefix), code));
    }
}

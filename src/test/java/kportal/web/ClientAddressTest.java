package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import kportal.settings.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final ClientAddress PROXIED =
            new ClientAddress(Stream.of("10.0.0.0/8", "127.0.0.1", "2001:db8:ffff::/48")
                    .map(range -> AddressRange.parse(range).orElseThrow())
                    .toList());

    /** Lines of the header are parted by a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "41.58.1.2;;41.58.1.2",
                "41.58.1.2;9.9.9.9;41.58.1.2",
                "10.0.0.1;41.58.1.2;41.58.1.2",
                "10.0.0.1;9.9.9.9, 41.58.1.2;41.58.1.2",
                "10.0.0.1;9.9.9.9,41.58.1.2 , 10.1.1.1;41.58.1.2",
                "10.0.0.1;10.2.2.2, 10.1.1.1;10.2.2.2",
                "10.0.0.1;9.9.9.9|41.58.1.2;41.58.1.2",
                "10.0.0.1;41.58.1.2|10.3.3.3;41.58.1.2",
                "10.0.0.1;9.9.9.9|;10.0.0.1",
                "10.0.0.1;'';10.0.0.1",
                "10.0.0.1;unknown;10.0.0.1",
                "10.0.0.1;9.9.9.9, unknown, 10.4.4.4;10.4.4.4",
                "10.0.0.1;localhost;10.0.0.1",
                "10.0.0.1;shop.example;10.0.0.1",
                "10.0.0.1;1.2.3;10.0.0.1",
                "10.0.0.1;<script>;10.0.0.1",
                "10.0.0.1;41.58.1.2:4711;41.58.1.2",
                "10.0.0.1;[2001:db8::7]:4711;2001:db8:0:0:0:0:0:7",
                "10.0.0.1;[2001:db8::7];2001:db8:0:0:0:0:0:7",
                "10.0.0.1;2001:DB8::7;2001:db8:0:0:0:0:0:7",
                "10.0.0.1;::ffff:41.58.1.2;41.58.1.2",
                "::ffff:10.0.0.1;41.58.1.2;41.58.1.2",
                "2001:db8:ffff::1;2001:db8::7, 2001:db8:ffff:1::2;2001:db8:0:0:0:0:0:7",
                "fe80:0:0:0:0:0:0:1%eth0;41.58.1.2;fe80:0:0:0:0:0:0:1"
            })
    void theRightmostThatIsNotTrusted(String peer, String forwarded, String expected) {
        List<String> lines = forwarded == null ? List.of() : List.of(forwarded.split("\\|", -1));
        assertEquals(expected, PROXIED.of(peer, lines));
    }

    @ParameterizedTest
    @CsvSource({
        "41.58.1.2,41.58.1.2",
        "2001:db8:0:0:0:0:0:7,2001:db8:0:0:0:0:0:0/64",
        "2001:db8:0:0:ffff:ffff:ffff:ffff,2001:db8:0:0:0:0:0:0/64",
        "2001:db8:0:1:0:0:0:7,2001:db8:0:1:0:0:0:0/64",
        "::ffff:41.58.1.2,::ffff:41.58.1.2",
        "0:0:0:0:0:0:0:1,0:0:0:0:0:0:0:0/64"
    })
    void aHouseholdOfIpv6IsOne(String address, String network) {
        assertEquals(network, ClientAddress.network(address));
    }
}

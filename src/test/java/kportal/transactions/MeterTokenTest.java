package kportal.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterTokenTest {
    private static final String A = "01112222333344445555";
    private static final String B = "26361234567890123456";
    private static final String C = "99990000111122223333";

    private static String labels(List<MeterToken> tokens) {
        return tokens.stream().map(token -> token.label().key()).collect(Collectors.joining(" "));
    }

    @Test
    void threeAreTwoThatChangeTheKeyAndOneWithUnits() {
        List<MeterToken> tokens = MeterToken.of(A + "," + B + "," + C);
        assertEquals(List.of(A, B, C), tokens.stream().map(MeterToken::text).toList());
        assertEquals("token.key-change token.key-change token.place", labels(tokens));
        assertEquals(List.of(3, 3), tokens.getLast().label().args());
    }

    @Test
    void ofTwoNobodyKnows() {
        assertEquals("token.place token.place", labels(MeterToken.of(A + "," + B)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            26361234567890123456      | 1 | true
            see your SMS, please      | 1 | false
            12345                     | 1 | false
            ,26361234567890123456,    | 1 | true
            1,2,26361234567890123456  | 3 | false
            """)
    void whatKpointSays(String kept, int count, boolean keyable) {
        List<MeterToken> tokens = MeterToken.of(kept);
        assertEquals(count, tokens.size());
        assertEquals(keyable, tokens.getFirst().keyable());
        assertEquals(List.of(), tokens.stream().filter(MeterToken::keyChange).toList());
    }

    @Test
    void noneIsNone() {
        assertEquals(List.of(), MeterToken.of(null));
        assertEquals(List.of(), MeterToken.of(" "));
    }
}

package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedTest {
    /** None, empty, what looks like a length, and letters of one to four bytes. */
    private static final List<String> TEXTS =
            Arrays.asList("7", null, "", "5:5:5", ":", "Ọ̀ṣun ₦500", null, "👩🏾‍🌾", "a\nb\t\u001f", "12:", null);

    @ParameterizedTest
    @EnumSource
    void whatIsPackedComesOutAsItWas(Store store) throws Exception {
        List<Field<String>> fields = TEXTS.stream()
                .map(text -> DSL.val(text, SQLDataType.VARCHAR))
                .map(field -> (Field<String>) field)
                .toList();
        try (TestPortal portal = TestPortal.start(store)) {
            byte[] packed = portal.database().read(sql -> {
                try (ResultSet rows = sql.select(LineRepository.packed(fields)).fetchResultSet()) {
                    rows.next();
                    return rows.getBytes(1);
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Packed texts = new Packed(packed);
            List<String> read = new ArrayList<>();
            TEXTS.forEach(text -> read.add(texts.next()));
            assertEquals(TEXTS, read);
        }
    }
}

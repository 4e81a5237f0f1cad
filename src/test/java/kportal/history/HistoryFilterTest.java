package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kportal.history.sought.Days;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFilterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void readsEveryField() {
        Form form = form(Map.of(
                "q", " 0803 ", "service", "cable-tv", "status", "failed", "from", "2026-11-01", "to", "2026-11-24"));
        HistoryFilter filter = HistoryFilter.from(form, TODAY).orElseThrow();
        assertEquals("0803", filter.q());
        assertEquals(Service.CABLE_TV, filter.service());
        assertEquals(Status.FAILED, filter.status());
        assertEquals(new Days(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 24)), filter.days());
        assertEquals("?q=0803&service=cable-tv&status=failed&from=2026-11-01&to=2026-11-24", filter.query());
        assertEquals(
                "?q=0803&service=cable-tv&status=failed&from=2026-11-01&to=2026-11-24&cursor=x",
                filter.query(Map.of("cursor", "x")));
    }

    @Test
    void blankFieldsFilterNothing() {
        HistoryFilter filter = HistoryFilter.from(
                        form(Map.of("q", "  ", "service", "", "status", "", "from", "")), TODAY)
                .orElseThrow();
        assertTrue(filter.isEmpty());
        assertEquals("", filter.query());
    }

    @Test
    void aDayMayStandAlone() {
        Form same = form(Map.of("from", "2026-11-24", "to", "2026-11-24"));
        assertTrue(HistoryFilter.from(same, TODAY).isPresent());
        assertTrue(HistoryFilter.from(form(Map.of("to", "0001-01-01")), TODAY).isPresent());
        assertTrue(HistoryFilter.from(form(Map.of("to", "9999-12-31")), TODAY).isPresent());
    }

    @Test
    void anAddressIsEscaped() {
        HistoryFilter filter =
                HistoryFilter.from(form(Map.of("q", "a&b=c d")), TODAY).orElseThrow();
        assertEquals("?q=a%26b%3Dc+d", filter.query());
    }

    @ParameterizedTest
    @CsvSource({
        "service, petrol, error.history.service",
        "service, CABLE_TV, error.history.service",
        "status, draft, error.history.status",
        "status, Failed, error.history.status",
        "from, 2026-2-1, error.history.day",
        "from, 2026-02-30, error.history.day",
        "to, 2026-11-24T00:00, error.history.day",
        "to, yesterday, error.history.day"
    })
    void whatIsWrongIsSaidByItsField(String name, String value, String error) {
        Form form = form(Map.of(name, value));
        assertEquals(Optional.empty(), HistoryFilter.from(form, TODAY));
        assertEquals(error, Objects.requireNonNull(form.error(name)).key());
        assertEquals(value, form.raw(name));
    }

    @ParameterizedTest
    @CsvSource({"q", "service", "status", "from", "to"})
    void twoValuesAreOneTooMany(String name) {
        Form form = Form.of(Map.of(name, List.of("", "")));
        assertEquals(Optional.empty(), HistoryFilter.from(form, TODAY));
        assertEquals("error.twice", Objects.requireNonNull(form.error(name)).key());
    }

    private static Form form(Map<String, String> fields) {
        return Form.of(fields.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    }
}

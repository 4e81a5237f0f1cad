package kportal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import kportal.testing.Lines;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    @Test
    void aFloodIsSoManyLinesAndThenTheirCount() {
        try (Lines lines = new Lines(Incidents.class)) {
            Incidents incidents = new Incidents();
            for (int i = 0; i < Incidents.MOST_A_MINUTE + 7; i++) {
                incidents.note(Incident.CSRF, "why", "token");
            }
            incidents.note(Incident.LIMIT, "why", "", "from", "10.1.1.1");
            assertEquals(Incidents.MOST_A_MINUTE + 1, lines.all().size());
            assertEquals("kind=limit from=10.1.1.1", lines.all().getLast());
            incidents.flush();
            assertEquals("kind=csrf more=7", lines.all().getLast());
            incidents.flush();
            incidents.note(Incident.CSRF);
            List<String> all = lines.all();
            assertEquals(Incidents.MOST_A_MINUTE + 3, all.size());
            assertEquals("kind=csrf", all.getLast());
        }
    }
}

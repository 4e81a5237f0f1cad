package kportal.batches.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import kportal.web.Message;
import org.junit.jupiter.api.Test;

class SmsNotesTest {
    private static final LocalTime NOON = LocalTime.of(12, 0);

    @Test
    void plainShortTextsByDayNeedNoWord() {
        assertEquals(List.of(), SmsNotes.of(Map.of("Hello Ada", 1, "Hello Ben", 2), NOON));
    }

    @Test
    void partsAreSummedAndTheLongCharacterIsNamed() {
        assertEquals(
                List.of(Message.of("batch.note.parts", "4", "7"), Message.of("review.note.longer", "₦")),
                SmsNotes.of(Map.of("a".repeat(161), 3, "₦500", 1), NOON));
    }

    @Test
    void theBarredHoursAreTold() {
        for (int hour = 0; hour < 24; hour++) {
            int notes = SmsNotes.of(Map.of("Hi", 1), LocalTime.of(hour, 0)).size();
            assertEquals(hour >= 20 || hour < 8 ? 1 : 0, notes, "at " + hour);
        }
    }
}

package kportal.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void isRfc4180InUtf8() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile file = new CsvFile(out, List.of("a", "b"))) {
            file.write(List.of("₦1,000", "say \"no\""));
            file.write(List.of("two\nlines", ""));
        }
        assertEquals(
                "a,b\r\n\"₦1,000\",\"say \"\"no\"\"\"\r\n\"two\nlines\",\r\n", out.toString(StandardCharsets.UTF_8));
    }
}

package kportal.batches.hostile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A form that is posted, and what is to be answered: {@code 413}, {@code file: quotes@2}, or the draft that comes of it as
 * its page has it, {@code draft list.csv, 2 rows}.
 *
 * @param type of the whole request
 * @param body made when it is sent, with the form's token: some are larger than a heap
 */
record Sent(String what, String type, Function<String, InputStream> body, String answer) {
    static final String TYPE = "multipart/form-data; boundary=b";
    static final String END = "--b--\r\n";

    private static final int MEGA = 1024 * 1024;

    static Sent text(String what, String text, String answer) {
        return file(what, () -> stream(text), answer);
    }

    static Sent bytes(String what, Supplier<byte[]> content, String answer) {
        return file(what, () -> new ByteArrayInputStream(content.get()), answer);
    }

    static Sent file(String what, Supplier<InputStream> content, String answer) {
        return named(what, "list.csv", content, answer);
    }

    static Sent named(String what, String name, Supplier<InputStream> content, String answer) {
        String head = head("file", name, "text/csv");
        return new Sent(
                what, TYPE, csrf -> all(stream(fields(csrf) + head), content.get(), stream("\r\n" + END)), answer);
    }

    /** A whole body, but for what each begins with: the token, and the service. */
    static Sent parts(String what, String type, String parts, String answer) {
        return new Sent(what, type, csrf -> stream(fields(csrf) + parts), answer);
    }

    static String fields(String csrf) {
        return field("csrf", csrf) + field("service", "airtime");
    }

    static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    static String head(String field, String fileName, String type) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(field, fileName, type);
    }

    /** So many megabytes of one letter, of which only one is ever held. */
    static InputStream megabytes(int count, char letter) {
        byte[] one = String.valueOf(letter).repeat(MEGA).getBytes(StandardCharsets.US_ASCII);
        List<InputStream> each = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            each.add(new ByteArrayInputStream(one));
        }
        return all(each.toArray(InputStream[]::new));
    }

    static InputStream all(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return what;
    }
}

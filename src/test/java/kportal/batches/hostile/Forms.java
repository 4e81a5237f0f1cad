package kportal.batches.hostile;

import java.util.stream.Stream;

/** A good list in a bad form: names that mean something to somebody, and bodies that no browser sends. */
final class Forms {
    private static final String ROW = "08031110011,100";
    private static final String FILE = Sent.head("file", "list.csv", "text/csv") + ROW + "\r\n";

    private Forms() {}

    static Stream<Sent> all() {
        return Stream.of(names(), types(), bodies(), fields()).flatMap(each -> each);
    }

    private static Sent name(String what, String name, String answer) {
        return Sent.named("named " + what, name, () -> Sent.stream(ROW), answer);
    }

    private static Stream<Sent> names() {
        return Stream.of(
                name("as a path", "../../../etc/cron.d/x.csv", "draft x.csv, 1 row"),
                name("as a path of Windows", "..\\\\..\\\\C:\\\\x.csv", "draft x.csv, 1 row"),
                name("only dots", "..", "draft .., 1 row"),
                name("with NUL", "a\0.csv", "400"),
                name("with 5,000 letters", "n".repeat(5_000), "draft " + "n".repeat(100) + ", 1 row"),
                name("with 100,000 letters", "n".repeat(100_000), "400"),
                name("with marks that turn round", "vsc.\u202etxt", "draft pasted rows, 1 row"),
                name("with nothing to see", "\u200b\u200f", "draft pasted rows, 1 row"),
                name("with a picture", "👩🏾‍🌾".repeat(60) + ".csv", "draft " + "👩🏾‍🌾".repeat(25) + ", 1 row"),
                name("with a break", "a%0d%0aSet-Cookie: x=1.csv", "draft a%0d%0aSet-Cookie: x=1.csv, 1 row"),
                name("with a script", "<script>alert(1)</script>.csv", "draft script>.csv, 1 row"));
    }

    private static Stream<Sent> types() {
        return Stream.of(
                Sent.parts(
                        "a picture by its type",
                        Sent.TYPE,
                        Sent.head("file", "list.csv", "image/png") + ROW + "\r\n" + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts(
                        "a part of an unknown alphabet",
                        Sent.TYPE,
                        Sent.head("file", "list.csv", "text/csv; charset=x-no-such") + ROW + "\r\n" + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts("no boundary", "multipart/form-data", FILE + Sent.END, "400"),
                Sent.parts("an empty boundary", "multipart/form-data; boundary=", FILE + Sent.END, "400"),
                Sent.parts("another boundary", "multipart/form-data; boundary=c", FILE + Sent.END, "400"),
                Sent.parts(
                        "a boundary of 5,000 letters",
                        "multipart/form-data; boundary=" + "b".repeat(5_000),
                        FILE + Sent.END,
                        "400"),
                Sent.parts(
                        "an unknown alphabet",
                        "multipart/form-data; charset=x-no-such; boundary=b",
                        FILE + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts("another kind of multipart", "multipart/mixed; boundary=b", FILE + Sent.END, "403"),
                Sent.parts("plain text", "text/plain", FILE + Sent.END, "403"),
                Sent.parts("a form of no files", "application/x-www-form-urlencoded", FILE + Sent.END, "403"),
                Sent.parts("JSON", "application/json", "{}", "403"));
    }

    private static Stream<Sent> bodies() {
        return Stream.of(
                new Sent("nothing at all", Sent.TYPE, _ -> Sent.stream(""), "400"),
                new Sent("no token", Sent.TYPE, _ -> Sent.stream(FILE + Sent.END), "403"),
                Sent.parts("no end", Sent.TYPE, FILE, "400"),
                Sent.parts("cut off in a head", Sent.TYPE, "--b\r\nContent-Disposition: form-da", "400"),
                Sent.parts("two files", Sent.TYPE, FILE + FILE + Sent.END, "400"),
                Sent.parts(
                        "two files by other names",
                        Sent.TYPE,
                        FILE + FILE.replace("\"file\"", "\"more\"") + Sent.END,
                        "400"),
                Sent.parts("101 parts", Sent.TYPE, Sent.field("x", "").repeat(100) + FILE + Sent.END, "400"),
                Sent.parts(
                        "a head of 20 KB",
                        Sent.TYPE,
                        "--b\r\nX: " + "x".repeat(20_000) + "\r\n\r\n\r\n" + Sent.END,
                        "400"),
                Sent.parts(
                        "a part without a head",
                        Sent.TYPE,
                        "--b\r\n\r\n" + ROW + "\r\n" + Sent.END,
                        "rows: error.missing.rows"),
                Sent.parts(
                        "a file without a field",
                        Sent.TYPE,
                        FILE.replace("name=\"file\"; ", "") + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts(
                        "another form in it",
                        Sent.TYPE,
                        FILE.replace("text/csv", "multipart/mixed; boundary=b2") + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts(
                        "packed by its head",
                        Sent.TYPE,
                        FILE.replace("text/csv", "text/csv\r\nContent-Transfer-Encoding: base64") + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts(
                        "text after the end",
                        Sent.TYPE,
                        FILE + Sent.END + "x".repeat(100_000),
                        "draft list.csv, 1 row"));
    }

    private static Stream<Sent> fields() {
        return Stream.of(
                Sent.parts("no file and no rows", Sent.TYPE, Sent.END, "rows: error.missing.rows"),
                Sent.parts(
                        "2 MB in a field",
                        Sent.TYPE,
                        Sent.field("amount", "1".repeat(2_000_000)) + FILE + Sent.END,
                        "413"),
                Sent.parts(
                        "900,001 characters pasted", Sent.TYPE, rows("1".repeat(900_001)), "rows: error.long@900000"),
                Sent.parts("NUL pasted", Sent.TYPE, rows("0803\0,100"), "rows: error.characters"),
                Sent.parts("only breaks pasted", Sent.TYPE, rows("\r\n".repeat(1_000)), "rows: error.missing.rows"),
                Sent.parts("a quotation mark pasted", Sent.TYPE, rows("\"0803,100"), "rows: quotes@1"),
                Sent.parts("rows twice", Sent.TYPE, Sent.field("rows", ROW) + rows(ROW), "rows: error.twice"),
                Sent.parts(
                        "a service twice",
                        Sent.TYPE,
                        Sent.field("service", "sms") + FILE + Sent.END,
                        "draft list.csv, 1 row"),
                Sent.parts(
                        "a group that is a path",
                        Sent.TYPE,
                        Sent.field("group", "../../1") + Sent.END,
                        "group: error.choice"),
                Sent.parts(
                        "a nonce of 100 KB",
                        Sent.TYPE,
                        Sent.field("nonce", "n".repeat(100_000)) + FILE + Sent.END,
                        "draft list.csv, 1 row"));
    }

    private static String rows(String rows) {
        return Sent.field("rows", rows) + Sent.END;
    }
}

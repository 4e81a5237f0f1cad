package kportal.faults;

import static kportal.faults.FaultyKpoint.DONE;
import static kportal.faults.FaultyKpoint.json;
import static kportal.faults.Way.succeeded;
import static kportal.faults.Way.unknown;
import static kportal.testing.FaultServer.drip;
import static kportal.testing.FaultServer.fin;
import static kportal.testing.FaultServer.forever;
import static kportal.testing.FaultServer.hang;
import static kportal.testing.FaultServer.readByte;
import static kportal.testing.FaultServer.reset;
import static kportal.testing.FaultServer.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import kportal.testing.FaultServer.Connection;
import kportal.testing.FaultServer.Script;

/** Ways for the connection to go wrong. */
final class Connections {
    static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static final String WHOLE = HEAD + "Content-Length: " + DONE.length() + "\r\n\r\n" + DONE;

    private Connections() {}

    /** Before a whole request was read. Whether a reset at once is seen before or after the first byte is a race. */
    static List<Way> atTheDoor() {
        Script head = Connections::readHead;
        Script line = connection -> connection.readLine();
        return List.of(
                new Way("RST at once", reset(), Set.of("unknown", "failed")),
                unknown("FIN at once", fin().then(hang())),
                unknown("RST at the first byte", readByte().then(reset())),
                unknown("FIN at the first byte", readByte().then(fin()).then(hang())),
                unknown("RST after the request line", line.then(reset())),
                unknown("FIN after the request line", line.then(fin()).then(hang())),
                unknown("RST before the request's body", head.then(reset())),
                unknown("FIN before the request's body", head.then(fin()).then(hang())),
                succeeded(
                        "success before the request's body was read",
                        head.then(send(WHOLE)).then(hang())),
                unknown("nothing is ever read", hang()));
    }

    private static void readHead(Connection connection) throws IOException {
        while (!connection.readLine().equals("\n")) {
            // Line by line up to the empty one; each begins with the line feed of the one before.
        }
    }

    static List<Way> afterTheRequest() {
        return List.of(
                unknown("FIN after reading", fin()),
                unknown("RST after reading", reset()),
                unknown("no answer", hang()),
                unknown("FIN in the status line", send("HTTP/1.1 2").then(fin())),
                unknown("RST in the status line", send("HTTP/1.1 2").then(reset())),
                unknown(
                        "FIN in the headers",
                        send("HTTP/1.1 200 OK\r\nContent-Ty").then(fin())),
                unknown(
                        "RST in the headers",
                        send("HTTP/1.1 200 OK\r\nContent-Ty").then(reset())),
                unknown(
                        "FIN after the headers",
                        send(HEAD + "Content-Length: 40\r\n\r\n").then(fin())),
                unknown(
                        "RST after the headers",
                        send(HEAD + "Content-Length: 40\r\n\r\n").then(reset())),
                unknown(
                        "FIN in the body",
                        send(HEAD + "Content-Length: 999\r\n\r\n" + DONE).then(fin())),
                unknown(
                        "RST in the body",
                        send(HEAD + "Content-Length: 999\r\n\r\n" + DONE).then(reset())),
                unknown(
                        "a chunk cut off",
                        send(HEAD + "Transfer-Encoding: chunked\r\n\r\n40\r\n" + DONE)
                                .then(fin())),
                unknown(
                        "the last chunk missing",
                        send(HEAD + "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n".formatted(DONE.length(), DONE))
                                .then(fin())),
                unknown(
                        "a chunk's length that is none",
                        send(HEAD + "Transfer-Encoding: chunked\r\n\r\nsuccess\r\n" + DONE)
                                .then(fin())),
                unknown(
                        "a negative length",
                        send(HEAD + "Content-Length: -5\r\n\r\n" + DONE).then(fin())),
                unknown("headers, then nothing", send(HEAD + "\r\n").then(hang())),
                unknown(
                        "a body that stops",
                        send(HEAD + "Content-Length: 40\r\n\r\n{").then(hang())),
                unknown("one byte a second", drip(WHOLE, 1000)),
                unknown(
                        "one byte a second of the body",
                        send(HEAD + "Content-Length: 999\r\n\r\n").then(drip(DONE, 1000))),
                unknown("a byte every 20 ms without end", send(HEAD + "\r\n").then(drip(" ".repeat(500), 20))),
                unknown("100 Continue without end", forever("HTTP/1.1 100 Continue\r\n\r\n")),
                unknown("102 Processing without end", forever("HTTP/1.1 102 Processing\r\n\r\n")),
                unknown(
                        "101 Switching Protocols",
                        send("HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n")
                                .then(hang())),
                succeeded(
                        "103, then success",
                        send("HTTP/1.1 103 Early Hints\r\n\r\n").then(send(WHOLE))),
                unknown(
                        "HTTP/2's preface",
                        send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}).then(fin())),
                unknown("not HTTP", send("SSH-2.0-OpenSSH_9.2\r\n\r\n").then(fin())),
                unknown("no status number", send("HTTP/1.1 OK\r\n\r\n" + DONE).then(fin())),
                unknown("success after our deadline", connection -> {
                    if (!connection.pause(1_300)) {
                        send(WHOLE).play(connection);
                    }
                }),
                unknown("a refusal after our deadline", connection -> {
                    if (!connection.pause(1_300)) {
                        json(422, "{\"message\":\"No.\"}").play(connection);
                    }
                }),
                succeeded("success just before our deadline", connection -> {
                    if (!connection.pause(400)) {
                        send(WHOLE).play(connection);
                    }
                }),
                succeeded(
                        "two answers on one connection",
                        send(WHOLE + "HTTP/1.1 422 No\r\nContent-Length: 17\r\n\r\n{\"message\":\"No.\"}")),
                succeeded("kept alive, then reset", send(WHOLE).then(reset())));
    }

    /** More than anyone could keep in memory. */
    static List<Way> giants() {
        String mebibyte = " ".repeat(1 << 20);
        return List.of(
                unknown("headers without end", send(HEAD).then(forever("X-More: " + "x".repeat(1000) + "\r\n"))),
                unknown("one header line without end", send(HEAD + "X-More: ").then(forever("x".repeat(1000)))),
                unknown(
                        "1 GB",
                        send(HEAD + "Content-Length: 1073741824\r\n\r\n").then(repeat(mebibyte, 1024))),
                unknown(
                        "1 GB in chunks",
                        send(HEAD + "Transfer-Encoding: chunked\r\n\r\n")
                                .then(repeat("100000\r\n" + mebibyte + "\r\n", 1024))),
                unknown("1 GB until the connection closes", send(HEAD + "\r\n").then(repeat(mebibyte, 1024))),
                unknown(
                        "a refusal of 1 GB",
                        send("HTTP/1.1 422 No\r\nContent-Length: 1073741824\r\n\r\n{\"message\":\"")
                                .then(repeat(mebibyte, 1024))));
    }

    private static Script repeat(String text, int times) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return connection -> {
            for (int i = 0; i < times; i++) {
                connection.write(bytes);
            }
        };
    }
}

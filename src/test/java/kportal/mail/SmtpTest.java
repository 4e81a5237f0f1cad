package kportal.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Properties;
import kportal.testing.Mailbox;
import kportal.testing.Mailbox.Received;
import kportal.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a mail server that is one. */
class SmtpTest {
    private static final Mail MAIL = new Mail("ada@shop.ng", "Naira ₦ and more", "Ọ̀ṣun ₦5\n", "<p>Ọ̀ṣun ₦5</p>");

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
    private GreenMail server;

    private int start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server.getSmtp() != null
                ? server.getSmtp().getPort()
                : server.getSmtps().getPort();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private SmtpPost post(String url) {
        return new SmtpPost(URI.create(url), "portal@shop.example", clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void aMailArrivesWhole(String protocol) throws Exception {
        int port = start(protocol);
        post(protocol + "://127.0.0.1:" + port).send("0190a000-0000-7000-8000-000000000000", MAIL);
        MimeMessage message = server.getReceivedMessages()[0];
        Received received = Mailbox.read(message);
        assertEquals("ada@shop.ng", received.to());
        assertEquals("Naira ₦ and more", received.subject());
        assertEquals("Ọ̀ṣun ₦5", received.text().strip());
        assertEquals("<p>Ọ̀ṣun ₦5</p>", received.html().strip());
        assertEquals("portal@shop.example", message.getFrom()[0].toString());
        assertEquals("<0190a000-0000-7000-8000-000000000000@shop.example>", message.getMessageID());
        assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
        assertEquals(clock.instant(), message.getSentDate().toInstant());
    }

    @Test
    void itSignsInWithWhatTheAddressHolds() throws Exception {
        int port = start("smtp");
        server.setUser("portal@shop.example", "portal@shop.example", "p:a+s/s#1");
        post("smtp://portal%40shop.example:p%3Aa+s%2Fs%231@127.0.0.1:" + port).send("1", MAIL);
        assertEquals(1, server.getReceivedMessages().length);
        assertThrows(MessagingException.class, () -> post("smtp://portal%40shop.example:wrong@127.0.0.1:" + port)
                .send("1", MAIL));
        assertEquals(1, server.getReceivedMessages().length);
    }

    /** A password never goes over a line that others may read. */
    @Test
    void elsewhereItWantsTls() {
        Properties far = SmtpPost.properties(URI.create("smtp://u:p@mail.example:587"));
        assertEquals("true", far.getProperty("mail.smtp.starttls.required"));
        assertEquals("true", far.getProperty("mail.smtp.ssl.checkserveridentity"));
        assertFalse(far.containsKey("mail.smtp.ssl.trust"));
        Properties here = SmtpPost.properties(URI.create("smtp://127.0.0.1"));
        assertEquals("false", here.getProperty("mail.smtp.starttls.required"));
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            assertTrue(Integer.parseInt(far.getProperty("mail.smtp." + wait)) <= 20_000, wait);
        }
    }

    @Test
    void aServerThatIsNotThereIsTrouble() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThrows(
                MessagingException.class, () -> post("smtp://127.0.0.1:" + port).send("1", MAIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@shop.ng\r\nBcc: ben@shop.ng",
                "ada@shop.ng, ben@shop.ng",
                "ada@shop.ng ben@shop.ng",
                "Ada <ada@shop.ng>",
                "ada@shop.ng\0",
                "ada",
                ""
            })
    void anAddressIsOneAddress(String to) {
        assertThrows(IllegalArgumentException.class, () -> new Mail(to, "Subject", "Text", "Html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"One\r\nBcc: ben@shop.ng", "One\nTwo", "One\u0085Two", " "})
    void aSubjectIsOneLine(String subject) {
        assertThrows(IllegalArgumentException.class, () -> new Mail("ada@shop.ng", subject, "Text", "Html"));
    }
}

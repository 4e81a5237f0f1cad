package kportal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Properties;
import kportal.support.Loopback;
import org.jspecify.annotations.Nullable;

/** To a mail server, over a connection of its own each; nothing it does or doesn't do is waited for long. */
public final class SmtpPost implements Post {
    private static final String CONNECT = "10000";
    private static final String ANSWER = "20000";

    private final Session session;
    private final URI url;
    private final String from;
    private final Clock clock;

    /** {@code smtp://user:password@host:port}, or {@code smtps} for TLS from the first byte on. */
    public SmtpPost(URI url, String from, Clock clock) {
        this.url = url;
        this.from = from;
        this.clock = clock;
        this.session = Session.getInstance(properties(url));
    }

    static Properties properties(URI url) {
        String protocol = "mail." + url.getScheme() + ".";
        boolean here = Loopback.isHost(url.getHost());
        Properties properties = new Properties();
        properties.setProperty(protocol + "connectiontimeout", CONNECT);
        properties.setProperty(protocol + "timeout", ANSWER);
        properties.setProperty(protocol + "writetimeout", ANSWER);
        properties.setProperty(protocol + "starttls.enable", "true");
        properties.setProperty(protocol + "starttls.required", String.valueOf(!here));
        properties.setProperty(protocol + "ssl.checkserveridentity", String.valueOf(!here));
        if (here) {
            // A certificate is for the way between machines; one's own server has mostly a self-made one.
            properties.setProperty(protocol + "ssl.trust", "*");
        }
        return properties;
    }

    @Override
    public void send(String id, Mail mail) throws MessagingException {
        MimeMail message = new MimeMail(session, id, from, mail, clock);
        try (Transport transport = session.getTransport(url.getScheme())) {
            transport.connect(url.getHost().replaceAll("[\\[\\]]", ""), port(), login(0), login(1));
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private int port() {
        return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("smtps") ? 465 : 587;
    }

    /** Split before it is decoded: a password may hold a colon. */
    private @Nullable String login(int part) {
        String user = url.getRawUserInfo();
        if (user == null) {
            return null;
        }
        String[] parts = user.split(":", 2);
        return part < parts.length ? URLDecoder.decode(parts[part].replace("+", "%2B"), StandardCharsets.UTF_8) : null;
    }
}

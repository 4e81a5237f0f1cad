package kportal;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.mail.KeptMail;
import kportal.mail.OutboxFolder;
import org.jspecify.annotations.Nullable;

/** The mails that went nowhere, for who practises on this machine: they hold links that open accounts. */
public final class SandboxMailController {
    private static final int SHOWN = 50;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final OutboxFolder outbox;

    SandboxMailController(OutboxFolder outbox) {
        this.outbox = outbox;
    }

    public void index(Context ctx) throws IOException {
        if (!fromThisMachine(ctx)) {
            throw new NotFoundResponse();
        }
        List<ShownMail> mails = outbox.newest(SHOWN).stream().map(ShownMail::of).toList();
        ctx.header("Cache-Control", "no-store");
        ctx.render("sandbox/mail", Map.of("mails", mails));
    }

    /** By its own end of the line, no header believed; nor is it for a proxy here, or a name that leads here. */
    private static boolean fromThisMachine(Context ctx) {
        String host = ctx.header("Host");
        return InetAddress.ofLiteral(ctx.req().getRemoteAddr().replaceAll("[\\[\\]]", ""))
                        .isLoopbackAddress()
                && ctx.header("X-Forwarded-For") == null
                && ctx.header("X-Forwarded-Host") == null
                && ctx.header("Forwarded") == null
                && host != null
                && THIS_MACHINE.matcher(host).matches();
    }

    /** Text, with its links to be followed. */
    public record ShownMail(String to, String subject, Instant sentAt, List<Piece> pieces) {
        static ShownMail of(KeptMail mail) {
            List<Piece> pieces = new ArrayList<>();
            Matcher links = LINK.matcher(mail.text());
            int from = 0;
            while (links.find()) {
                pieces.add(new Piece(mail.text().substring(from, links.start()), null));
                pieces.add(new Piece(links.group(), links.group()));
                from = links.end();
            }
            pieces.add(new Piece(mail.text().substring(from), null));
            return new ShownMail(mail.to(), mail.subject(), mail.sentAt(), pieces);
        }
    }

    public record Piece(String text, @Nullable String href) {}
}

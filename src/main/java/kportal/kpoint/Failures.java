package kportal.kpoint;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import kportal.kpoint.wire.Inbox;
import kportal.kpoint.wire.OneRequest;

/** An exception of {@code HttpClient}'s as a reason. Whether anything left is not judged by it: the gate knows. */
final class Failures {
    private Failures() {}

    /** While no request had left. */
    static Reason beforeLeaving(Throwable failure) {
        var causes = causes(failure);
        if (has(causes, OneRequest.Stopped.class)) {
            return Reason.LEFT_TOO_LATE;
        }
        if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
            return Reason.NAME_NOT_RESOLVED;
        }
        if (has(causes, HttpConnectTimeoutException.class)) {
            return Reason.CONNECT_TIMEOUT;
        }
        if (has(causes, SSLException.class)) {
            return Reason.TLS_FAILED;
        }
        return causes.stream().anyMatch(Failures::isRefusal) ? Reason.CONNECTION_REFUSED : Reason.CONNECT_FAILED;
    }

    /** Once one may have left. */
    static Reason afterLeaving(Throwable failure) {
        var causes = causes(failure);
        if (has(causes, Inbox.TooLarge.class)) {
            return Reason.ANSWER_TOO_LARGE;
        }
        if (has(causes, HttpTimeoutException.class)) {
            return Reason.TIMEOUT;
        }
        return has(causes, ProtocolException.class) ? Reason.UNREADABLE_ANSWER : Reason.CONNECTION_BROKEN;
    }

    /** The JDK tries a refused connect twice, and has no words for the second refusal. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ConnectException
                && (cause.getMessage() == null || cause.getMessage().contains("refused"));
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20)
                .toList();
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}

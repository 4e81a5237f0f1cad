package kportal.kpoint;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import kportal.kpoint.wire.Gate;
import kportal.kpoint.wire.TooLarge;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What an exchange broke on, as a reason. Whether anything left is not judged by it: the gate knows. */
final class Failures {
    private Failures() {}

    /** While no request had left. */
    static Reason beforeLeaving(Throwable failure) {
        var causes = causes(failure);
        if (has(causes, Gate.Shut.class)) {
            return Reason.LEFT_TOO_LATE;
        }
        if (has(causes, UnknownHostException.class)) {
            return Reason.NAME_NOT_RESOLVED;
        }
        if (has(causes, SocketTimeoutException.class)) {
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
        if (has(causes, TooLarge.class)) {
            return Reason.ANSWER_TOO_LARGE;
        }
        if (has(causes, TruncatedChunkException.class) || has(causes, ConnectionClosedException.class)) {
            return Reason.CONNECTION_BROKEN;
        }
        boolean notHttp = has(causes, HttpException.class)
                || has(causes, MessageConstraintException.class)
                || has(causes, MalformedChunkCodingException.class);
        return notHttp ? Reason.UNREADABLE_ANSWER : Reason.CONNECTION_BROKEN;
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof ConnectException
                && cause.getMessage() != null
                && cause.getMessage().contains("refused");
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

package kportal.kpoint;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import kportal.kpoint.wire.Connector;
import kportal.support.Incident;
import kportal.support.Incidents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kpoint over HTTP. Its methods block and never throw; what can go wrong is in what they return. */
public final class KpointClient {
    private static final Logger log = LoggerFactory.getLogger(KpointClient.class);
    private static final Duration LIST_TIMEOUT = Duration.ofSeconds(5);

    private final KpointRequest to;
    private final Duration purchaseTimeout;
    private final Duration listTimeout;
    private final Connector connector;
    private final Incidents incidents;
    private final Consumer<Called> watch;

    /** {@code watch} hears of each call once it has ended. */
    public KpointClient(URI baseUrl, Duration purchaseTimeout, Incidents incidents, Consumer<Called> watch) {
        this(baseUrl, purchaseTimeout, LIST_TIMEOUT, null, incidents, watch);
    }

    KpointClient(
            URI baseUrl,
            Duration purchaseTimeout,
            Duration listTimeout,
            @Nullable SSLContext trust,
            Incidents incidents,
            Consumer<Called> watch) {
        this.incidents = incidents;
        this.watch = watch;
        this.to = new KpointRequest(baseUrl);
        this.purchaseTimeout = purchaseTimeout;
        this.listTimeout = listTimeout;
        this.connector = new Connector(baseUrl, trust);
    }

    /**
     * Asks for a list, once.
     *
     * @param parameter the network or provider, for a list that takes one
     */
    public ListResult list(String apiKey, KpointList list, @Nullable String parameter) {
        if (!KpointRequest.isSendable(apiKey)) {
            return new ListResult.Unavailable(Reason.KEY_NOT_SENDABLE.code());
        }
        long began = System.nanoTime();
        ListResult result = ask(apiKey, list, parameter);
        watch.accept(Called.list(list, result, Duration.ofNanos(System.nanoTime() - began)));
        return result;
    }

    private ListResult ask(String apiKey, KpointList list, @Nullable String parameter) {
        try {
            ListResult result = ListCall.make(connector, to.get(list, parameter, apiKey), apiKey, listTimeout);
            if (result instanceof ListResult.Unavailable unavailable) {
                noteTls(unavailable.reasonCode(), "list");
            }
            return result;
        } catch (RuntimeException broken) {
            log.warn("Asking for {} broke: {}", list.code(), broken.getClass().getName());
            return new ListResult.Unavailable(Reason.INTERNAL_ERROR.code());
        }
    }

    /**
     * Buys: at most one HTTP request, never a second. An interrupt ends the wait, not the doubt.
     *
     * @param leaveByNanos a moment of {@code System.nanoTime()}; later than it not one byte of the request leaves
     */
    public Outcome purchase(String apiKey, Purchase purchase, long leaveByNanos) {
        Outcome outcome = PurchaseCall.make(connector, to, apiKey, purchase, leaveByNanos, purchaseTimeout);
        if (outcome instanceof Outcome.NeverLeft never) {
            noteTls(never.reason(), "purchase");
        }
        if (KpointRequest.isSendable(apiKey)) {
            watch.accept(Called.purchase(outcome));
        }
        return outcome;
    }

    /** Somebody may stand between: whoever runs the portal must hear of it, not only the one who was buying. */
    private void noteTls(String reasonCode, String call) {
        if (reasonCode.equals(Reason.TLS_FAILED.code())) {
            incidents.note(Incident.KPOINT_TLS, "call", call);
        }
    }
}

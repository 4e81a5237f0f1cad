package kportal.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import kportal.support.Incident;
import kportal.support.Incidents;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SelectorManager.AcceptListener;
import org.eclipse.jetty.util.IO;

/**
 * Jetty counts connections of all together; this counts those of one network, which could keep all others out. A proxy
 * carries everybody's, so it is not counted; nor is this machine, where a proxy may stand that no setting names.
 */
final class Doorkeeper implements AcceptListener, Connection.Listener {
    /** More than a shop behind one address needs, and an eighth of what the portal holds. */
    static final int MOST_OF_ONE = 256;

    /** A proxy keeps connections for its next visitor, and a post on one that has just been closed would be lost. */
    private static final long PROXY_IDLE_MILLIS = 75_000;

    private final Predicate<String> isProxy;
    private final Predicate<String> isOwnMachine;
    private final Incidents incidents;
    private final Map<SelectableChannel, String> inside = new ConcurrentHashMap<>();
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    Doorkeeper(Predicate<String> isProxy, Predicate<String> isOwnMachine, Incidents incidents) {
        this.isProxy = isProxy;
        this.isOwnMachine = isOwnMachine;
        this.incidents = incidents;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        String address = address(channel);
        if (isProxy.test(address) || isOwnMachine.test(address)) {
            return;
        }
        String network = ClientAddress.network(address);
        inside.put(channel, network);
        if (held.merge(network, 1, Integer::sum) > MOST_OF_ONE) {
            incidents.note(Incident.CONNECTIONS, "why", "network", "from", network);
            // Jetty then tells that it failed, and it is counted out.
            IO.close(channel);
        }
    }

    private static String address(SelectableChannel channel) {
        try {
            return ((InetSocketAddress) ((SocketChannel) channel).getRemoteAddress())
                    .getAddress()
                    .getHostAddress();
        } catch (IOException e) {
            return "gone";
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        String network = inside.remove(channel);
        if (network != null) {
            held.computeIfPresent(network, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many are counted just now, by what the limit goes by. */
    int counted() {
        return held.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && isProxy.test(peer.getAddress().getHostAddress())) {
            connection.getEndPoint().setIdleTimeout(PROXY_IDLE_MILLIS);
        }
    }
}

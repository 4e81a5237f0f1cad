package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import kportal.settings.SettingsReader;
import kportal.support.Incidents;
import kportal.testing.Lines;
import kportal.testing.Waiting;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a bare Jetty, to which every loopback address is a network of its own: 127.0.0.3 a proxy, 127.0.0.4 this machine. */
class DoorkeeperTest {
    private static final String VISITOR = "127.0.0.1";
    private static final String NEIGHBOUR = "127.0.0.2";
    private static final String LOOK = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final Doorkeeper keeper = new Doorkeeper("127.0.0.3"::equals, "127.0.0.4"::equals, new Incidents());
    private final Deque<Socket> held = new ArrayDeque<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void open() throws Exception {
        connector.setHost("127.0.0.1");
        connector.setAcceptQueueSize(1024);
        connector.addBean(keeper);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.write(true, ByteBuffer.wrap("here".getBytes(StandardCharsets.UTF_8)), callback);
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : held) {
            socket.close();
        }
        server.stop();
    }

    @Test
    void oneNetworkHoldsOnlySoManyAndItsNeighbourIsServed() throws IOException {
        try (Lines lines = new Lines(Incidents.class)) {
            hold(VISITOR, Doorkeeper.MOST_OF_ONE);
            assertTrue(isTurnedAway(VISITOR));
            assertEquals(List.of("kind=connections why=network from=127.0.0.1"), lines.all());
        }
        assertTrue(isServed(NEIGHBOUR));
        // Nor does knocking in vain use anything up.
        for (int i = 0; i < 50; i++) {
            assertTrue(isTurnedAway(VISITOR));
        }
        Waiting.until(() -> keeper.counted() == Doorkeeper.MOST_OF_ONE);
    }

    @Test
    void whoeverHasLeftIsCountedOut() throws IOException {
        hold(VISITOR, Doorkeeper.MOST_OF_ONE);
        held.pop().close();
        Waiting.until(() -> keeper.counted() == Doorkeeper.MOST_OF_ONE - 1);
        assertTrue(isServed(VISITOR));
        for (Socket socket : held) {
            socket.close();
        }
        Waiting.until(() -> keeper.counted() == 0);
        hold(VISITOR, Doorkeeper.MOST_OF_ONE);
        assertTrue(isTurnedAway(VISITOR));
    }

    @Test
    void aProxyAndThisMachineHoldMore() throws IOException {
        for (String many : new String[] {"127.0.0.3", "127.0.0.4"}) {
            hold(many, Doorkeeper.MOST_OF_ONE + 50);
            assertTrue(isServed(many));
        }
        assertEquals(0, keeper.counted());
    }

    @Test
    void itStandsAtThePortalsDoor() {
        Javalin portal = Javalin.create(config -> new Door(
                        SettingsReader.read(Map.of("PORT", "0")), new ClientAddress(List.of()), new Incidents())
                .open(config, Map.of()));
        try {
            Connector[] doors = portal.start().jettyServer().server().getConnectors();
            assertEquals(1, doors.length);
            assertNotNull(doors[0].getBean(Doorkeeper.class));
        } finally {
            portal.stop();
        }
    }

    /** Each in turn is through the door before the next knocks. */
    private void hold(String from, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = connected(from);
            socket.getOutputStream().write(LOOK.replace("close", "keep-alive").getBytes(StandardCharsets.UTF_8));
            assertEquals('H', socket.getInputStream().read());
            held.push(socket);
        }
    }

    private boolean isServed(String from) throws IOException {
        return answer(from) == 'H';
    }

    private boolean isTurnedAway(String from) {
        try {
            return answer(from) == -1;
        } catch (IOException reset) {
            return true;
        }
    }

    private int answer(String from) throws IOException {
        try (Socket socket = connected(from)) {
            socket.getOutputStream().write(LOOK.getBytes(StandardCharsets.UTF_8));
            return socket.getInputStream().read();
        }
    }

    private Socket connected(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.setSoTimeout(15_000);
        socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
        return socket;
    }
}

package kportal.soak;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import kportal.soak.Ground.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a portal and PostgreSQL and passes on message by message, so that death can come exactly before a
 * COMMIT is passed on, while PostgreSQL works on it, or before its answer is.
 */
final class PostgresTap implements AutoCloseable {
    /** @param marker a text in some statement or value of the transaction whose COMMIT is meant */
    record Wanted(String marker, Moment moment, Strike strike) {}

    interface Strike {
        /**
         * What happens at the moment that was wanted.
         *
         * @param port the tap's own, by which PostgreSQL knows the connection
         * @return whether the message goes on to where it was going
         */
        boolean at(int port);

        static Strike last(Runnable what) {
            return port -> {
                what.run();
                return false;
            };
        }
    }

    private final ServerSocket listener;
    private final int postgres;
    private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
    private volatile boolean struck;

    PostgresTap(int postgresPort) {
        postgres = postgresPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void want(Wanted next) {
        struck = false;
        wanted.set(next);
    }

    void wantNothing() {
        wanted.set(null);
    }

    boolean struck() {
        return struck;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket portal = listener.accept();
                Thread.ofVirtual().start(() -> serve(portal));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket portal) {
        try (portal;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres)) {
            Wire wire = new Wire(portal, server);
            Thread answers = Thread.ofVirtual().start(wire::passAnswers);
            wire.passQuestions();
            // PostgreSQL still works on what it has; only then it hears that nobody listens.
            server.shutdownOutput();
            answers.join();
        } catch (IOException gone) {
            // Either side: both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Wire {
        private final Socket portal;
        private final int port;
        private final DataInputStream questions;
        private final DataOutputStream toServer;
        private final DataInputStream answers;
        private final DataOutputStream toPortal;
        private boolean marked;
        private boolean committing;
        private volatile boolean awaited;

        private Wire(Socket portal, Socket server) throws IOException {
            this.portal = portal;
            this.port = server.getLocalPort();
            questions = new DataInputStream(new BufferedInputStream(portal.getInputStream()));
            toServer = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
            answers = new DataInputStream(new BufferedInputStream(server.getInputStream()));
            toPortal = new DataOutputStream(new BufferedOutputStream(portal.getOutputStream()));
        }

        private void passQuestions() {
            try {
                byte[] startup = questions.readNBytes(questions.readInt() - 4);
                toServer.writeInt(startup.length + 4);
                toServer.write(startup);
                toServer.flush();
                boolean goesOn = true;
                while (goesOn) {
                    int type = questions.readUnsignedByte();
                    byte[] rest = questions.readNBytes(questions.readInt() - 4);
                    goesOn = passQuestion(type, rest);
                }
            } catch (IOException gone) {
                // The portal is.
            }
        }

        /** False: it was not passed on, and nothing will be. */
        private boolean passQuestion(int type, byte[] rest) throws IOException {
            Wanted now = wanted.get();
            String text = new String(rest, StandardCharsets.ISO_8859_1);
            marked = now != null && (marked || text.contains(now.marker()));
            if (now != null && marked && (type == 'P' || type == 'Q') && text.contains("COMMIT")) {
                if (now.moment() == Moment.BEFORE && !strike(now)) {
                    return false;
                }
                committing = now.moment() == Moment.IN;
                awaited = now.moment() == Moment.AFTER;
            }
            pass(toServer, type, rest, questions);
            return now == null || !committing || type != 'S' || strike(now);
        }

        private void passAnswers() {
            try {
                while (true) {
                    int type = answers.readUnsignedByte();
                    byte[] rest = answers.readNBytes(answers.readInt() - 4);
                    Wanted now = wanted.get();
                    if (now != null
                            && awaited
                            && type == 'C'
                            && new String(rest, StandardCharsets.ISO_8859_1).startsWith("COMMIT")) {
                        if (!strike(now)) {
                            portal.close();
                            return;
                        }
                    }
                    pass(toPortal, type, rest, answers);
                }
            } catch (IOException gone) {
                close(portal);
            }
        }

        private boolean strike(Wanted now) {
            if (!wanted.compareAndSet(now, null)) {
                return false;
            }
            struck = true;
            return now.strike().at(port);
        }
    }

    private static void pass(DataOutputStream out, int type, byte[] rest, DataInputStream more) throws IOException {
        out.writeByte(type);
        out.writeInt(rest.length + 4);
        out.write(rest);
        if (more.available() == 0) {
            out.flush();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fstore.postgres;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to the database that breaks connections: one in {@code oneIn} of those requests that contain {@code target}, in each way in
 * turn. Which ones, the seed decides. The driver prepares no statements, so that every request has its text in it.
 */
public final class CuttingProxy implements AutoCloseable {

    /** Where a connection breaks. */
    public enum Cut {
        /** The server gets nothing of the request. */
        BEFORE,
        /** The server gets half of it. */
        WITHIN,
        /** The server has done what it was asked for, and the client does not learn that. */
        AFTER
    }

    private final URI database;
    private final String target;
    private final int oneIn;
    private final Random random;
    private int next = 0;
    private final Map<Cut, Integer> cuts = new EnumMap<>(Cut.class);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    public CuttingProxy(TestDatabase database, String target, int oneIn, long seed) throws IOException {
        this.database = URI.create(database.url().substring("jdbc:".length()));
        this.target = target;
        this.oneIn = oneIn;
        this.random = new Random(seed);
        Thread.startVirtualThread(this::serve);
    }

    public String url() {
        return "jdbc:postgresql://localhost:%s%s?%s&prepareThreshold=0"
                .formatted(entrance.getLocalPort(), database.getPath(), database.getQuery());
    }

    /** How often connections broke so far. */
    public synchronized Map<Cut, Integer> cuts() {
        return new EnumMap<>(cuts);
    }

    private synchronized Optional<Cut> cut(String request) {
        if (!request.contains(target) || random.nextInt(oneIn) > 0) {
            return Optional.empty();
        }
        var cut = Cut.values()[next++ % Cut.values().length];
        cuts.merge(cut, 1, Integer::sum);
        return Optional.of(cut);
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                var line = new Line(client, new Socket(database.getHost(), database.getPort()));
                open.add(client);
                Thread.startVirtualThread(line::forwardRequests);
                Thread.startVirtualThread(line::forwardReplies);
            } catch (IOException e) {
                // the proxy is closed, or the client has gone already
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (var client : open) {
            client.close();
        }
    }

    /** One connection. A client sends nothing before it has the whole reply, so whatever comes at once is one request. */
    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean isMuted = false;

        Line(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void forwardRequests() {
            try (client;
                    server) {
                var request = new byte[1 << 16];
                int size;
                while ((size = client.getInputStream().read(request)) > 0) {
                    var cut = cut(new String(request, 0, size, StandardCharsets.ISO_8859_1));
                    isMuted = cut.equals(Optional.of(Cut.AFTER));
                    server.getOutputStream().write(request, 0, forwarded(size, cut));
                    if (cut.isPresent() && !isMuted) {
                        return;
                    }
                }
            } catch (IOException e) {
                // the other direction has closed it
            } finally {
                open.remove(client);
            }
        }

        private static int forwarded(int size, Optional<Cut> cut) {
            return cut.map(kind -> switch (kind) {
                        case BEFORE -> 0;
                        case WITHIN -> size / 2;
                        case AFTER -> size;
                    })
                    .orElse(size);
        }

        /** A transaction has ended before the server sends anything about it. */
        void forwardReplies() {
            try (client;
                    server) {
                var reply = new byte[1 << 16];
                int size;
                while ((size = server.getInputStream().read(reply)) > 0 && !isMuted) {
                    client.getOutputStream().write(reply, 0, size);
                }
            } catch (IOException e) {
                // the other direction has closed it
            }
        }
    }
}

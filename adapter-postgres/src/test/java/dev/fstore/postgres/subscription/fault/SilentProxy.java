package dev.fstore.postgres.subscription.fault;

import dev.fstore.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to the database that can forget its connections as a firewall does: it passes nothing on, and closes nothing. */
public final class SilentProxy implements AutoCloseable {

    private final URI database;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();

    /** A connection through the proxy. */
    private record Passage(Socket client, Socket server, AtomicBoolean forgotten) {

        void forward(Socket from, Socket to) {
            var buffer = new byte[8192];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    if (!forgotten.get()) {
                        to.getOutputStream().write(buffer, 0, read);
                        to.getOutputStream().flush();
                    }
                }
            } catch (IOException e) {
                // one end has closed the connection
            }
            if (!forgotten.get()) {
                close();
            }
        }

        void close() {
            try (client;
                    server) {
                forgotten.set(false);
            } catch (IOException e) {
                // it is closed
            }
        }
    }

    public SilentProxy(TestDatabase database) throws IOException {
        this.database = URI.create(database.url().substring("jdbc:".length()));
        Thread.startVirtualThread(this::serve);
    }

    public String url() {
        return "jdbc:postgresql://localhost:%s%s?%s"
                .formatted(entrance.getLocalPort(), database.getPath(), database.getQuery());
    }

    private void serve() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                var passage =
                        new Passage(client, new Socket(database.getHost(), database.getPort()), new AtomicBoolean());
                passages.add(passage);
                Thread.startVirtualThread(() -> passage.forward(passage.client, passage.server));
                Thread.startVirtualThread(() -> passage.forward(passage.server, passage.client));
            } catch (IOException e) {
                // the proxy is closed, or the client has gone already
            }
        }
    }

    /** Forgets all connections that there are. Later ones work. */
    public void forget() {
        passages.forEach(passage -> passage.forgotten.set(true));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        passages.forEach(Passage::close);
    }
}

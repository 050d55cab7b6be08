package dev.fstore.example.http;

import dev.fstore.application.CommandHandler;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopEvent;
import dev.fstore.example.shop.ShopRejection;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. Each request runs on a virtual thread, and each failed request is answered with a problem document. */
public record HttpServer(Javalin javalin) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /**
     * Starts serving.
     *
     * @param payments what the payment of an order waits for
     * @param port 0 for any free port
     * @throws io.javalin.util.JavalinBindException if the port is in use or not allowed
     */
    public static HttpServer start(
            int port,
            CommandHandler<ShopCommand, ?, ShopEvent, ShopRejection> shop,
            DSLContext database,
            Function<UUID, PaymentShown> payments) {
        return new HttpServer(Javalin.create(config -> {
                    configure(config);
                    config.routes.get("/", HttpServer::page);
                    new CommandRoutes(shop).addTo(config.routes);
                    new QueryRoutes(database, payments).addTo(config.routes);
                    addProblems(config.routes);
                })
                .start(port));
    }

    private static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyServer(server -> server.setErrorHandler(new ProtocolErrors()));
        // Serves this machine only, because the app has no authentication.
        config.jetty.host = InetAddress.getLoopbackAddress().getHostAddress();
    }

    private static void addProblems(RoutesConfig routes) {
        routes.exception(MethodNotAllowedResponse.class, (e, response) -> {
            String possible = e.getDetails().getOrDefault("availableMethods", "");
            response.header("Allow", possible);
            Problem.ofStatus(
                            e.getStatus(),
                            "%s does not know %s, only %s".formatted(response.path(), response.method(), possible))
                    .send(response);
        });
        routes.exception(
                EndpointNotFound.class,
                (e, response) -> Problem.ofStatus(404, "There is nothing at " + response.path())
                        .send(response));
        routes.exception(
                HttpResponseException.class,
                (e, response) -> Problem.ofStatus(e.getStatus(), String.valueOf(e.getMessage()))
                        .send(response));
        routes.exception(Exception.class, (e, response) -> {
            LOG.error("{} {} failed", response.method(), response.path(), e);
            Problem.ofStatus(500, "The server failed; see its log").send(response);
        });
    }

    private static void page(Context response) throws IOException {
        try (var page = HttpServer.class.getResourceAsStream("index.html")) {
            if (page == null) {
                throw new IOException("index.html is missing from the jar");
            }
            response.html(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

package dev.fstore.testkit;

import dev.fstore.server.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Runs a PostgreSQL image with Testcontainers. */
final class ContainerServer implements PostgresServer {

    private final PostgreSQLContainer container;

    ContainerServer(String image, Map<String, String> settings) {
        var command = new ArrayList<>(List.of("postgres", "-c", "max_connections=300"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        container = new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                .withCommand(command.toArray(String[]::new));
        container.start();
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
                .formatted(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        database,
                        container.getUsername(),
                        container.getPassword());
    }

    @Override
    public void close() {
        container.stop();
    }
}

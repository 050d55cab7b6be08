package dev.fstore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.observe.EventStoreListener.Appended;
import dev.fstore.application.observe.EventStoreListener.Handled;
import dev.fstore.application.observe.EventStoreListener.Loaded;
import dev.fstore.application.observe.EventStoreListener.Outcome;
import dev.fstore.postgres.subscription.FailurePolicy.Decision;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of docs/spring-boot.md name every property and every meter, and nothing else. */
class SpringBootPageTest {

    private final String page;

    SpringBootPageTest() throws IOException {
        page = Files.readString(Path.of("../docs/spring-boot.md"));
    }

    @Test
    void every_property_is_described_there_and_for_editors() throws IOException {
        try (var metadata = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            List<JsonNode> properties = JsonMapper.shared()
                    .readTree(metadata)
                    .get("properties")
                    .valueStream()
                    .filter(property -> property.get("name").asString().startsWith("fstore."))
                    .toList();

            assertThat(properties).isNotEmpty().allSatisfy(property -> {
                assertThat(property.path("description").asString()).isNotBlank();
                assertThat(property.path("defaultValue").isMissingNode())
                        .as("%s", property)
                        .isFalse();
            });
            assertThat(named("`(fstore[a-z.-]+)` \\| `"))
                    .containsExactlyInAnyOrderElementsOf(properties.stream()
                            .map(property -> property.get("name").asString())
                            .toList());
        }
    }

    @Test
    void every_meter_is_described_there() {
        var registry = new SimpleMeterRegistry();
        var metrics = new SubscriptionMetrics(registry);
        metrics.handled("view", 1, Duration.ZERO);
        metrics.leasesLost("view", 1);
        metrics.databaseLost("view", new IllegalStateException());
        metrics.failed("view", new Decision.Park());

        var store = new EventStoreMetrics(registry);
        store.appended(new Appended("decider", 1, Outcome.STORED, Duration.ZERO));
        store.loaded(new Loaded("decider", 1, Duration.ZERO));
        store.handled(new Handled("Place", Outcome.STORED, Duration.ZERO));

        assertThat(named("`(fstore[a-z.]+)` \\| (?:counter|timer)"))
                .containsExactlyInAnyOrderElementsOf(registry.getMeters().stream()
                        .map(Meter::getId)
                        .map(Meter.Id::getName)
                        .distinct()
                        .toList());
    }

    private Stream<String> named(String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map((MatchResult found) -> found.group(1));
    }
}

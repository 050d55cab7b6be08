package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documents of the app's events. Changed events change the documents: review and commit them. */
class EventCatalogueTest {

    private static final Path DOCUMENTS = Path.of("..", "docs", "order-app");

    @Test
    void the_documents_of_the_events_are_up_to_date() {
        assertThat(App.codec().catalogue("Order app", "1").writeTo(DOCUMENTS))
                .as("documents that were outdated; they are written anew: review and commit them")
                .isEmpty();
    }
}

package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Metadata;
import dev.fstore.application.Recorded;
import dev.fstore.application.Retrying;
import dev.fstore.application.StreamId;
import dev.fstore.application.handler.SagaManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored, hashed and sent texts are the same in every language; Arabic and Persian have digits of their own. */
class DefaultLocaleTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000007");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "tr-TR", "hi-IN-u-nu-deva"})
    void the_command_ids_of_a_saga_do_not_depend_on_the_language(String language) {
        Locale.setDefault(Locale.ROOT);
        var expected = commandIds();

        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat(commandIds()).isEqualTo(expected).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext"})
    void numbers_in_messages_can_be_searched_for_in_every_language(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThatThrownBy(() -> new Retrying<String, String, String, String>(
                        (command, metadata) -> {
                            throw new IllegalStateException();
                        },
                        -7))
                .hasMessageContaining("-7");
    }

    private static List<UUID> commandIds() {
        var ids = new ArrayList<UUID>();
        var saga = new SagaManager<String, Integer>(
                "reminders",
                event -> List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                (action, metadata) -> ids.add(metadata.commandId().orElseThrow()));
        saga.handle(new Recorded<>(
                "Placed", ID, new StreamId("order", "7"), 1, 1, Metadata.empty().identified(), Instant.EPOCH));
        return ids;
    }
}

package dev.fstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.codec.EventType;
import dev.fstore.postgres.codec.History;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Compares the codec with what was stored when a process starts. */
@ExtendWith(PostgresExtension.class)
class DeclaredTypesTest {

    record Opened(int amount) {}

    record Begun(int amount) {}

    private final String decider = "account " + UUID.randomUUID();
    private final DSLContext database;

    DeclaredTypesTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        new PostgresEventRepository<>(this.database, EventCodec.<Opened>json().with(decider, Opened.class));
    }

    @Test
    void a_class_that_was_renamed_without_a_word_stops_the_start_and_the_message_says_what_to_write() {
        var renamed = EventCodec.<Begun>json().with(decider, Begun.class);
        var remedied = EventCodec.<Begun>json()
                .with(History.<Begun>of(decider, Begun.class).renamed("Opened", "Begun"));

        assertThatThrownBy(() -> new PostgresEventRepository<>(database, renamed))
                .isInstanceOfSatisfying(
                        UnknownTypesException.class,
                        e -> assertThat(e.unknown()).containsExactly(new EventType(decider, "Opened", 1)))
                .hasMessageContaining(
                        "%s.Opened version 1: no event has that name; new names are [Begun]. Add it to the History: renamed(\"Opened\", …)",
                        decider);
        assertThatCode(() -> new PostgresEventRepository<>(database, remedied)).doesNotThrowAnyException();
    }

    @Test
    void a_version_that_went_back_stops_the_start_unless_newer_nodes_run_beside_it() {
        var newer = EventCodec.<Opened>json()
                .with(History.<Opened>of(decider, Opened.class)
                        .named(Opened.class, "Opened", 2)
                        .upcast("Opened", 1, json -> json));
        new PostgresEventRepository<>(database, newer);
        var older = EventCodec.<Opened>json().with(decider, Opened.class);

        assertThatThrownBy(() -> new PostgresEventRepository<>(database, older))
                .isInstanceOf(UnknownTypesException.class)
                .hasMessageContaining(
                        "Opened version 2: this code writes version 1. Deploy the code that has stored it")
                .hasMessageContaining("besideNewerNodes");
        assertThatCode(() -> PostgresEventRepository.besideNewerNodes(database, older))
                .doesNotThrowAnyException();
    }

    @Test
    void types_of_other_deciders_are_no_concern() {
        assertThatCode(() -> new PostgresEventRepository<>(
                        database, EventCodec.<Begun>json().with(decider + "2", Begun.class)))
                .doesNotThrowAnyException();
    }
}

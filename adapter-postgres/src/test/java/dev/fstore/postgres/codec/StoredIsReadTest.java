package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fstore.application.Append;
import dev.fstore.application.Metadata;
import dev.fstore.application.Save;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.application.Versioned;
import dev.fstore.domain.View;
import dev.fstore.postgres.PostgresEventRepository;
import dev.fstore.postgres.PostgresStateRepository;
import dev.fstore.sql.Databases;
import dev.fstore.testkit.PostgresExtension;
import dev.fstore.testkit.TestDatabase;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that were once stored and could not be read, or were read as something else. */
@ExtendWith(PostgresExtension.class)
class StoredIsReadTest {

    sealed interface Method {
        record Card(String number) implements Method {}

        record Cash() implements Method {}
    }

    enum Size {
        SMALL {
            @Override
            public String toString() {
                return "small, please";
            }
        },
        LARGE
    }

    sealed interface Told {
        record Paid(Method method) implements Told {}

        record Tagged(io.vavr.collection.List<String> tags, Option<String> note) implements Told {}

        record Opened(ZonedDateTime at) implements Told {}

        record Sized(Size size) implements Told {}

        record Counted(int by) implements Told {}
    }

    record Balance(BigDecimal exact, BigDecimal large) {}

    private static final View<List<Told>, Told> ALL = View.of(
            List.of(),
            (before, event) -> Stream.concat(before.stream(), Stream.of(event)).toList());

    private final DSLContext database;
    private final PostgresEventRepository<Told> events;
    private final StreamId stream = new StreamId("told", UUID.randomUUID().toString());

    StoredIsReadTest(TestDatabase database) {
        this.database = Databases.pooled(database);
        events = PostgresEventRepository.besideNewerNodes(
                this.database, EventCodec.<Told>json().with("told", Told.class));
    }

    private List<Told> stored(Told... told) {
        var appended =
                events.append(List.of(new Append<>(stream, Version.NONE, List.of(told), false)), Metadata.empty());
        assertThat(appended.isRight()).isTrue();
        return events.load(stream, ALL).state();
    }

    private String json() {
        return String.valueOf(database.fetchValue("SELECT data::text FROM events WHERE decider_id = ?", stream.id()));
    }

    @Test
    void a_component_of_a_sealed_family_is_read_as_the_record_that_it_was() {
        assertThat(stored(new Told.Paid(new Method.Card("42")), new Told.Paid(new Method.Cash())))
                .containsExactly(new Told.Paid(new Method.Card("42")), new Told.Paid(new Method.Cash()));
    }

    @Test
    void a_collection_and_an_option_of_vavr_are_read_as_they_were() {
        var tagged = new Told.Tagged(io.vavr.collection.List.of("a", "b"), Option.some("c"));
        var plain = new Told.Tagged(io.vavr.collection.List.empty(), Option.none());

        assertThat(stored(tagged, plain)).containsExactly(tagged, plain);
    }

    @Test
    void a_time_in_Paris_stays_in_Paris_also_in_the_hour_that_comes_twice() {
        var paris = ZoneId.of("Europe/Paris");
        var first = ZonedDateTime.of(LocalDateTime.parse("2026-10-25T02:30"), paris);
        var second = first.withLaterOffsetAtOverlap();

        assertThat(second).isNotEqualTo(first);
        assertThat(stored(new Told.Opened(first), new Told.Opened(second)))
                .containsExactly(new Told.Opened(first), new Told.Opened(second));
    }

    @Test
    void an_enum_is_stored_by_its_name_whatever_toString_says() {
        assertThat(stored(new Told.Sized(Size.SMALL))).containsExactly(new Told.Sized(Size.SMALL));
        assertThat(json()).isEqualTo("{\"size\": \"SMALL\"}");
    }

    @Test
    void an_int_that_is_missing_is_an_error_that_says_where_and_not_zero() {
        stored(new Told.Counted(1));
        var id = UUID.randomUUID();
        database.fetch(
                "SELECT append_event('Counted', ?, 'told', ?, '{}', ?, (SELECT event_id FROM events WHERE decider_id = ?))",
                id,
                stream.id(),
                UUID.randomUUID(),
                stream.id());

        assertThatThrownBy(() -> events.load(stream, ALL))
                .isInstanceOfSatisfying(UndecodableException.class, e -> {
                    assertThat(e.stored()).isEqualTo(new StoredAs.Event(stream, 2, id));
                    assertThat(e.path()).isEqualTo("$.by");
                })
                .hasMessage(
                        "Event 2 of stream %s (id %s), of type told.Counted version 1, cannot be read: at $.by: expected the member, found none of that name"
                                .formatted(stream, id));
    }

    @Test
    void a_snapshot_keeps_every_digit() {
        var balance = new Balance(new BigDecimal("1.50"), new BigDecimal("12345678901234567.89"));
        var snapshots = new PostgresStateRepository<>(database, StateCodec.snapshots(StateCodec.json(Balance.class)));
        var snapshot = new Versioned<>(balance, new Version(7, Optional.of(UUID.randomUUID())));

        assertThat(snapshots.save(List.of(new Save<>(stream, Version.NONE, snapshot, false)), Metadata.empty()))
                .isNotEmpty();
        assertThat(snapshots.load(stream, snapshot).state()).isEqualTo(snapshot);
    }

    @Test
    void an_event_of_an_unknown_type_is_an_error_that_names_stream_version_and_event() {
        stored(new Told.Counted(1));
        var id = UUID.randomUUID();
        database.fetch("SELECT register_decider_event('told', 'Unheard', '', 1)");
        database.fetch(
                "SELECT append_event('Unheard', ?, 'told', ?, '{}', ?, (SELECT event_id FROM events WHERE decider_id = ?))",
                id,
                stream.id(),
                UUID.randomUUID(),
                stream.id());

        assertThatThrownBy(() -> events.load(stream, ALL))
                .isInstanceOfSatisfying(UnreadableEventException.class, e -> {
                    assertThat(e.stored()).isEqualTo(new StoredAs.Event(stream, 2, id));
                    assertThat(e.type()).isEqualTo(new EventType("told", "Unheard", 1));
                })
                .hasMessageContaining("Event 2 of stream %s (id %s) is of type told.Unheard version 1", stream, id);
    }

    record Wrong(Object anything, List<? super String> more) {}

    @Test
    void what_could_not_be_read_is_refused_with_path_reason_and_remedy_when_the_codec_is_built() {
        assertThatThrownBy(() -> EventCodec.json().with("told", Wrong.class))
                .hasMessageContaining(
                        "Wrong.anything: values of any class: java.lang.Object. To store it, make it a record")
                .hasMessageContaining("Wrong.more: type ? super java.lang.String");
    }
}

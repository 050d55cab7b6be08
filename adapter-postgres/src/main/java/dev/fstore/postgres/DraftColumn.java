package dev.fstore.postgres;

import dev.fstore.postgres.internal.Call.Elements;
import dev.fstore.postgres.internal.EventRows;
import dev.fstore.postgres.internal.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What there is to store of an event, in the order of append_event's parameters. */
enum DraftColumn {
    EVENT("text", draft -> draft.encoded().type().name()),
    EVENT_ID("uuid", EventDraft::id),
    DECIDER("text", draft -> draft.stream().decider()),
    DECIDER_ID("text", draft -> draft.stream().id()),
    DATA("jsonb", draft -> new Json(draft.encoded().json())),
    COMMAND_ID("uuid", draft -> draft.command().commandId().orElseThrow()),
    PREVIOUS_ID("uuid", EventDraft::previous),
    EVENT_VERSION("int8", draft -> draft.encoded().type().version()),
    FINAL("bool", EventDraft::closes),
    METADATA("jsonb", draft -> EventRows.toJson(draft.command()));

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas that capture nothing
    private final Function<EventDraft<?>, @Nullable Object> value;

    DraftColumn(String type, Function<EventDraft<?>, @Nullable Object> value) {
        this.type = type;
        this.value = value;
    }

    @Nullable
    Object of(EventDraft<?> draft) {
        return value.apply(draft);
    }

    Elements ofEach(List<? extends EventDraft<?>> drafts) {
        return Elements.of(type, drafts, this::of);
    }
}

package dev.fstore.postgres.internal;

import dev.fstore.postgres.internal.Call.Elements;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the events to append, in the order of the parameters of place_commands. */
public enum DraftColumn {
    EVENT("text", draft -> draft.encoded().type().name()),
    EVENT_VERSION("int8", draft -> draft.encoded().type().version()),
    DECIDER("text", draft -> draft.stream().decider()),
    DECIDER_ID("text", draft -> draft.stream().id()),
    DATA("jsonb", draft -> new Json(draft.encoded().json())),
    COMMAND_ID("uuid", draft -> draft.command().commandId().orElseThrow()),
    PLACE("int8", EventDraft::place),
    PREVIOUS_ID("uuid", EventDraft::previous),
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
    public Object of(EventDraft<?> draft) {
        return value.apply(draft);
    }

    public Elements ofEach(List<? extends EventDraft<?>> drafts) {
        return Elements.of(type, drafts, this::of);
    }
}

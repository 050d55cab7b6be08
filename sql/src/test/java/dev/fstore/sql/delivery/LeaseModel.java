package dev.fstore.sql.delivery;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model of one stream of a view. Every call answers with the SQLSTATE that it predicts, and leaves
 * this as the call leaves the row in {@code locks}, which {@link #ROW} shows in the same words.
 */
final class LeaseModel {

    static final String ROW = """
            SELECT concat_ws(' ', last_offset, last_version, delivered_offset IS NOT NULL, delivered_offset, lease, attempts,
                             CASE WHEN locked_until = 'infinity' THEN 'NEVER' WHEN locked_until <= store_clock() THEN 'NOW'
                                  ELSE 'LATER' END, error)
              FROM locks WHERE view = ? ORDER BY decider_id""";

    /** From when on the stream may be handed out. */
    enum Due {
        NOW,
        LATER,
        NEVER
    }

    final String id;
    final List<Long> offsets;
    private final List<Long> versions;
    private int acknowledged = 0;
    private int delivered = 0;
    private @Nullable UUID lease = null;
    private int attempts = 0;
    private Due due = Due.NOW;
    private String error = "";

    /** With the events that the view reads. */
    LeaseModel(String id, List<Long> offsets, List<Long> versions) {
        this.id = id;
        this.offsets = offsets;
        this.versions = versions;
    }

    boolean leased() {
        return delivered > 0;
    }

    boolean waiting() {
        return due == Due.NOW && acknowledged < offsets.size();
    }

    void expire() {
        due = Due.NOW;
    }

    /** The offsets that are handed out. */
    List<Long> fetch(@Nullable UUID name, int batch, Due until) {
        delivered = Math.min(offsets.size(), acknowledged + batch);
        lease = name;
        attempts++;
        due = until;
        return offsets.subList(acknowledged, delivered);
    }

    String ack(long offset, @Nullable UUID name) {
        if (lost(name)) {
            return "ST011";
        }
        int version = offsets.indexOf(offset) + 1;
        if (version <= acknowledged || version > delivered || (name == null && version != acknowledged + 1)) {
            return "ST012";
        }
        acknowledged = version;
        attempts = 0;
        if (version == delivered) {
            end(Due.NOW);
        }
        return "00000";
    }

    String renew(@Nullable UUID name, Due until) {
        if (lost(name)) {
            return "ST011";
        }
        due = until;
        return "00000";
    }

    String giveBack(@Nullable UUID name, Due until) {
        if (lost(name)) {
            return "ST011";
        }
        end(until);
        return "00000";
    }

    String giveBackUntried(@Nullable UUID name, Due until) {
        String state = giveBack(name, until);
        attempts -= "00000".equals(state) && attempts > 0 ? 1 : 0;
        return state;
    }

    String park(@Nullable UUID name, String why) {
        if (lost(name)) {
            return "ST011";
        }
        end(Due.NEVER);
        error = " " + why;
        return "00000";
    }

    String replay() {
        if (due != Due.NEVER) {
            return "ST014";
        }
        goOn();
        return "00000";
    }

    String skip(long offset) {
        if (due != Due.NEVER) {
            return "ST014";
        }
        if (offsets.get(acknowledged) != offset) {
            return "ST012";
        }
        acknowledged++;
        goOn();
        return "00000";
    }

    @Override
    public String toString() {
        return "%s %s %s%s %s %s%s"
                .formatted(
                        acknowledged == 0 ? offsets.getFirst() - 1 : offsets.get(acknowledged - 1),
                        acknowledged == 0 ? versions.getFirst() - 1 : versions.get(acknowledged - 1),
                        leased() ? "t " + offsets.get(delivered - 1) : "f",
                        lease == null ? "" : " " + lease,
                        attempts,
                        due,
                        error);
    }

    private boolean lost(@Nullable UUID name) {
        return !leased() || !Objects.equals(lease, name);
    }

    private void end(Due until) {
        delivered = 0;
        lease = null;
        due = until;
    }

    private void goOn() {
        attempts = 0;
        error = "";
        due = Due.NOW;
    }
}

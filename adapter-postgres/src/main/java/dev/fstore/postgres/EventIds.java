package dev.fstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids of a command's events, as {@code event_id_of} in SQL makes them (docs/adr/0013). */
final class EventIds {

    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventIds() {}

    /** Of the {@code n}-th event, from 1. As ordered by time as the id of the command is. */
    static UUID of(UUID commandId, long n) {
        var digest = ByteBuffer.wrap(sha256().digest((commandId + "/" + n).getBytes(UTF_8)));
        // 18 hexadecimal digits of it: 3 behind the version, 15 behind the variant
        long first = digest.getLong(0);
        long rest = (first << 12 | (digest.get(8) & 0xFFL) << 4) >>> 4;
        return new UUID((commandId.getMostSignificantBits() & TIME) | VERSION | (first >>> 52), VARIANT | rest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

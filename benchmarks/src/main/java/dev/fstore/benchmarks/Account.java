package dev.fstore.benchmarks;

import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.IntStream;

/** The domain of the command benchmarks: an event of about 190 bytes, and next to nothing to decide. */
final class Account {

    /** {@link Append#DATA}. */
    record Opened(
            String type,
            String owner,
            String address,
            String currency,
            long limit,
            long balance,
            List<String> remarks) {}

    /** So many events on one account. */
    record Open(StreamId stream, int events) {}

    /** How many events there were. */
    record Count(long number) {}

    static final Opened EVENT = new Opened(
            "Opened",
            "Ada Lovelace",
            "12 St James's Square, London SW1Y",
            "GBP",
            125_000,
            0,
            List.of("first", "checked", "by hand"));

    /** Counts events. */
    static final Decider<Open, Count, Opened, String> DECIDER = Decider.of(
            new Count(0),
            (command, count) -> count.number() < 0
                    ? Either.left("never")
                    : Either.right(IntStream.range(0, command.events())
                            .mapToObj(n -> EVENT)
                            .toList()),
            (count, event) -> new Count(count.number() + 1 + event.balance()));

    private Account() {}

    static StreamId stream(int number) {
        return new StreamId("account", "stream " + number);
    }
}

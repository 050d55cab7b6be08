package dev.fstore.benchmarks.command;

import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.IntStream;

/** The domain of the command benchmarks: events of about 190 bytes, and decisions that cost next to nothing. */
public final class Account {

    /** {@link Append#DATA}. */
    public record Opened(
            String type,
            String owner,
            String address,
            String currency,
            long limit,
            long balance,
            List<String> remarks) {}

    /** Asks for this many events on one account. */
    record Open(StreamId stream, int events) {}

    /** The number of events so far. */
    record Count(long number) {}

    public static final Opened EVENT = new Opened(
            "Opened",
            "Ada Lovelace",
            "12 St James's Square, London SW1Y",
            "GBP",
            125_000,
            0,
            List.of("first", "checked", "by hand"));

    /** Counts events. */
    static final Decider<Open, Count, Opened, String> DECIDER = Decider.<Open, Count, Opened, String>of(
                    new Count(0),
                    (command, count) -> count.number() < 0
                            ? Either.left("never")
                            : Either.right(IntStream.range(0, command.events())
                                    .mapToObj(n -> EVENT)
                                    .toList()),
                    (count, event) -> new Count(count.number() + 1 + event.balance()))
            .checked(); // as the aggregate uses it, so that both have one cached state

    private Account() {}

    public static StreamId stream(int number) {
        return new StreamId("account", "stream " + number);
    }
}

package dev.fstore.benchmarks.command;

import dev.fstore.application.Append;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.Metadata;
import dev.fstore.application.Retrying;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.benchmarks.command.Account.Count;
import dev.fstore.benchmarks.command.Account.Open;
import dev.fstore.benchmarks.command.Account.Opened;
import dev.fstore.benchmarks.measure.PooledWork;
import dev.fstore.domain.Saga;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The same work with the library. */
record Handling(EventRepository<Opened> repository, int streams) {

    private static final int ATTEMPTS = 5;

    PooledWork handle() {
        CommandHandler<Open, Count, Opened, String> accounts = new Retrying<>(
                new EventSourcedAggregate<>(Account.DECIDER, Saga.none(), Open::stream, repository), ATTEMPTS);
        return () -> () -> accounts.handle(new Open(anyStream(), 1), Metadata.empty())
                .getOrElseThrow(failure -> new IllegalStateException("Not stored: " + failure));
    }

    /** Loads every stream once, so that a measurement of cached streams measures no loads. */
    Handling warm() {
        for (int n = 1; n <= streams; n++) {
            repository.load(Account.stream(n), Account.DECIDER);
        }
        return this;
    }

    PooledWork load(int length) {
        return () -> () -> {
            if (repository.load(anyStream(), Account.DECIDER).state().number() < length) {
                throw new IllegalStateException("A stream is shorter than " + length);
            }
        };
    }

    /** The first events of a new stream. */
    PooledWork appendAll(int events) {
        var all = Collections.nCopies(events, Account.EVENT);
        return () -> () -> {
            var stream = new StreamId("account", UUID.randomUUID().toString());
            repository
                    .append(List.of(new Append<>(stream, Version.NONE, all, false)), Metadata.empty())
                    .getOrElseThrow(failure -> new IllegalStateException("Not stored: " + failure));
        };
    }

    private StreamId anyStream() {
        return Account.stream(ThreadLocalRandom.current().nextInt(1, streams + 1));
    }
}

package dev.fstore.example.checkout;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A bank that is slow, sometimes out of reach, and sometimes answers twice. It declines one amount in ten, and keeps books
 * in memory. Thread-safe.
 */
public final class SimulatedGateway implements PaymentGateway {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 100;

    private final Duration slowest;
    private final double failing;
    private final Set<UUID> keys = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Account> accounts = new ConcurrentHashMap<>();

    /** How often money was reserved, taken and released for one order. */
    public record Account(int reserved, int taken, int released) {

        private static final Account EMPTY = new Account(0, 0, 0);

        private Account plus(Account more) {
            return new Account(reserved + more.reserved, taken + more.taken, released + more.released);
        }
    }

    /**
     * A new bank.
     *
     * @param slowest how long an answer takes at most
     * @param failing which part of all calls finds nobody there, from 0 to 1; as many answers come twice
     */
    public SimulatedGateway(Duration slowest, double failing) {
        this.slowest = slowest;
        this.failing = failing;
    }

    /** The bookings for this order. */
    public Account account(UUID orderId) {
        return accounts.getOrDefault(orderId, Account.EMPTY);
    }

    /** By the amount, so that a seed brings the same declines again. */
    private static boolean isDeclined(long cents) {
        return cents % 10 == 7;
    }

    @Override
    public void reserve(UUID key, UUID orderId, long cents, Answers answers) {
        beSometimesOutOfReach();
        boolean isDeclined = isDeclined(cents);
        if (keys.add(key) && !isDeclined) {
            book(orderId, new Account(1, 0, 0));
        }
        answer(orderId, isDeclined, answers);
        if (happens()) {
            answer(orderId, isDeclined, answers);
        }
    }

    private void answer(UUID orderId, boolean isDeclined, Answers answers) {
        Thread.ofVirtual().name("bank").start(() -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(slowest.toNanos() + 1));
            for (int attempts = 0; !isHeard(orderId, isDeclined, answers) && attempts < ATTEMPTS; attempts++) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
    }

    private static boolean isHeard(UUID orderId, boolean isDeclined, Answers answers) {
        try {
            if (isDeclined) {
                answers.declined(orderId, "the bank declined the card");
            } else {
                answers.reserved(orderId);
            }
            return true;
        } catch (RuntimeException e) {
            return false; // the shop was out of reach: it is called again
        }
    }

    @Override
    public void take(UUID key, UUID orderId) {
        beSometimesOutOfReach();
        if (keys.add(key)) {
            book(orderId, new Account(0, 1, 0));
        }
        beSometimesOutOfReach(); // done, but nobody is told
    }

    @Override
    public void release(UUID key, UUID orderId) {
        beSometimesOutOfReach();
        if (keys.add(key)) {
            book(orderId, new Account(0, 0, 1));
        }
        beSometimesOutOfReach();
    }

    private void book(UUID orderId, Account more) {
        accounts.merge(orderId, more, Account::plus);
    }

    private void beSometimesOutOfReach() {
        if (happens()) {
            throw new IllegalStateException("The bank is out of reach");
        }
    }

    private boolean happens() {
        return ThreadLocalRandom.current().nextDouble() < failing;
    }
}

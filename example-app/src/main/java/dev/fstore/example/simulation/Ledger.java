package dev.fstore.example.simulation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Records everything that the API acknowledged. Thread-safe. */
final class Ledger {

    /** Records an order after its last acknowledged command. */
    record Entry(UUID orderId, UUID restaurantId, long totalCents, String status, long version) {}

    private final Map<UUID, Entry> orders = new ConcurrentHashMap<>();
    private final Map<UUID, Long> restaurantVersions = new ConcurrentHashMap<>();
    private final LongAdder refusals = new LongAdder();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void acknowledged(Entry order) {
        orders.put(order.orderId(), order);
    }

    void restaurantReached(UUID restaurantId, long version) {
        restaurantVersions.merge(restaurantId, version, Math::max);
    }

    /** Records that a wrong command was refused as expected. */
    void refused() {
        refusals.increment();
    }

    /** Records an unexpected event. */
    void fault(String what) {
        faults.add(what);
    }

    Collection<Entry> orders() {
        return List.copyOf(orders.values());
    }

    /** Returns the number of orders that a restaurant accepted. */
    long ordersAt(UUID restaurantId) {
        return orders.values().stream()
                .filter(order -> order.restaurantId().equals(restaurantId))
                .count();
    }

    boolean knows(UUID orderId) {
        return orders.containsKey(orderId);
    }

    long versionOf(UUID restaurantId) {
        return restaurantVersions.getOrDefault(restaurantId, 0L);
    }

    long refusals() {
        return refusals.sum();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}

package dev.fstore.example.order;

/**
 * What was ordered, at which price.
 *
 * @param cents the price of one
 */
public record OrderLine(String dish, int quantity, long cents) {

    /** What the whole line costs. */
    public long total() {
        return quantity * cents;
    }
}

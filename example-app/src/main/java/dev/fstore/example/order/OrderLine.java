package dev.fstore.example.order;

/**
 * One dish of an order, with its quantity and price.
 *
 * @param cents the price of a single dish
 */
public record OrderLine(String dish, int quantity, long cents) {

    /** Returns the price of the whole line. */
    public long total() {
        return quantity * cents;
    }
}

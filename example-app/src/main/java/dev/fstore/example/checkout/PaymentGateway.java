package dev.fstore.example.checkout;

import java.util.UUID;

/**
 * Port: the bank. Every call has a key of its own, and a call with a key that was used before does nothing. An exception means
 * that the bank could not be reached: the call comes again, with the same key. Thread-safe.
 */
public interface PaymentGateway {

    /** Hears what the bank answers: sooner or later, perhaps twice. */
    interface Answers {

        void reserved(UUID orderId);

        void declined(UUID orderId, String reason);
    }

    /** Asks to reserve money; the answer comes later. */
    void reserve(UUID key, UUID orderId, long cents, Answers answers);

    /** Takes what is reserved. */
    void take(UUID key, UUID orderId);

    /** Releases what is reserved. */
    void release(UUID key, UUID orderId);
}

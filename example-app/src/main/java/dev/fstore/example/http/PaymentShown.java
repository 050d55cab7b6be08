package dev.fstore.example.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The deadline and the pending actions of an order's payment.
 *
 * @param payBy until when the guest may pay; empty if nobody waits for it
 * @param pending what the bank or the shop has been asked to do and has not done yet
 */
public record PaymentShown(Optional<Instant> payBy, List<String> pending) {}

/**
 * Delivers events to views, sagas and other handlers. Begin with
 * {@link dev.fstore.postgres.subscription.Subscription}.
 */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.subscription;

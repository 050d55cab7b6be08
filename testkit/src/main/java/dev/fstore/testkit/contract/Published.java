package dev.fstore.testkit.contract;

import dev.fstore.application.Metadata;

/** An action and its metadata, as the receiver of an {@link dev.fstore.application.handler.ActionPublisher} sees them. */
public record Published<A>(A action, Metadata metadata) {}

package dev.fstore.testkit;

import java.util.List;

/** What an accepted command led to: the events, and the state after them. */
record Decision<S, E>(List<E> events, S state) {}

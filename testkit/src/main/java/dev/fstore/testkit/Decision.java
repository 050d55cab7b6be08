package dev.fstore.testkit;

import java.util.List;

/** The result of an accepted command: its events, and the state after them. */
record Decision<S, E>(List<E> events, S state) {}

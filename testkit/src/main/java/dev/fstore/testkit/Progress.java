package dev.fstore.testkit;

import java.util.List;

/** How far a process has come: what it noted, the state after that, what became ready, and all that is to be done. */
record Progress<S, E, A>(List<E> events, S state, List<A> ready, List<A> pending) {}

/** Costs of views in Java: subscriptions, their latency and their idle time, and the hand-written floor beside them. */
@NullMarked
package dev.fstore.benchmarks.view;

import org.jspecify.annotations.NullMarked;

/** Costs of delivery in SQL: fetching, draining, registering views, and designs that were not chosen. */
@NullMarked
package dev.fstore.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;

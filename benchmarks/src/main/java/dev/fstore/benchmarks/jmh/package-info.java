/** Benchmarks of pure functions, run by JMH. */
@NullMarked
package dev.fstore.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;

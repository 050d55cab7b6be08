/** Benchmarks that compare costs side by side in one run. */
@NullMarked
package dev.fstore.benchmarks;

import org.jspecify.annotations.NullMarked;

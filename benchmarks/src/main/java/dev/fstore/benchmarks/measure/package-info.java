/** Measures: comparisons of contenders in one run, processor time, figures and their targets. */
@NullMarked
package dev.fstore.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

/** Costs of commands: appends, loads, snapshots, and the hand-written floor beside them. */
@NullMarked
package dev.fstore.benchmarks.command;

import org.jspecify.annotations.NullMarked;

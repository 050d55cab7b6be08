/** Tests what stands on processes: their store in memory, and the contract that every store of them keeps. */
@org.jspecify.annotations.NullMarked
package dev.fstore.testkit.process;

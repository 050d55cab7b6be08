/** The ports of {@code dev.fstore.application} in memory, for tests of code that uses them. */
@org.jspecify.annotations.NullMarked
package dev.fstore.testkit.memory;

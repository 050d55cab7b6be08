/** The contracts of the ports of {@code dev.fstore.application}, as tests that every implementation extends. */
@org.jspecify.annotations.NullMarked
package dev.fstore.testkit.contract;

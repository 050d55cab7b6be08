/** Runs process managers: tells them results, reports elapsed deadlines, and passes on their actions. */
@org.jspecify.annotations.NullMarked
package dev.fstore.application.process;

/** Runs process managers: tells them what happened, rings their deadlines, and hands on what they ask for. */
@org.jspecify.annotations.NullMarked
package dev.fstore.application.process;

/** Watches what repositories and command handlers do, for metrics, traces and logs. */
@org.jspecify.annotations.NullMarked
package dev.fstore.application.observe;

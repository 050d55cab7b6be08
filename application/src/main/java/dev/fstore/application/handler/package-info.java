/** Event handlers: views and sagas, the ports that they need, and the interface that a subscription calls. */
@org.jspecify.annotations.NullMarked
package dev.fstore.application.handler;

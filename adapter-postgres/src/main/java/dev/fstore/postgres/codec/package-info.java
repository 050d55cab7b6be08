/** Events and states as JSON that is read back equal, also by later versions of the code. Knows neither SQL nor subscriptions. */
@org.jspecify.annotations.NullMarked
package dev.fstore.postgres.codec;

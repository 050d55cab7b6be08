/** Auto-configuration of the event store for Spring Boot. */
@org.jspecify.annotations.NullMarked
package dev.fstore.spring;

/**
 * Tests for deciders, views and sagas ({@link dev.fstore.testkit.GivenWhenThen}), contracts of the ports, and a
 * PostgreSQL for tests ({@link dev.fstore.testkit.PostgresExtension}).
 */
@NullMarked
package dev.fstore.testkit;

import org.jspecify.annotations.NullMarked;

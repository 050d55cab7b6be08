/**
 * Tests for deciders, views, sagas, processes and, in memory or {@linkplain dev.fstore.testkit.Workflow#on on a database},
 * whole workflows ({@link dev.fstore.testkit.GivenWhenThen}), contracts of the ports with implementations in memory, and
 * a PostgreSQL for tests ({@link dev.fstore.testkit.PostgresExtension}).
 */
@NullMarked
package dev.fstore.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * Test support: given-when-then for deciders, views, sagas, processes and whole workflows ({@link
 * dev.fstore.testkit.GivenWhenThen}), in memory or {@linkplain dev.fstore.testkit.Workflow#on on a database}; contracts
 * of the ports, with implementations in memory; and a PostgreSQL for tests ({@link
 * dev.fstore.testkit.PostgresExtension}).
 */
@NullMarked
package dev.fstore.testkit;

import org.jspecify.annotations.NullMarked;

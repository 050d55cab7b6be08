/** Puts a connection pooler between tests and their database. */
@NullMarked
package dev.fstore.testkit.pooler;

import org.jspecify.annotations.NullMarked;

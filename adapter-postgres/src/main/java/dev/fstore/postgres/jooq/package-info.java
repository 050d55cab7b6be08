/** Generated from {@code sql/} at every build; the generator says nothing of nullness. */
@NullUnmarked
package dev.fstore.postgres.jooq;

import org.jspecify.annotations.NullUnmarked;

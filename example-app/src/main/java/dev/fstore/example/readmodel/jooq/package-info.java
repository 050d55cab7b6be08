/** Generated from the app's migrations at every build; the generator says nothing of nullness. */
@NullUnmarked
package dev.fstore.example.readmodel.jooq;

import org.jspecify.annotations.NullUnmarked;

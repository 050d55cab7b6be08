/** Code that jOOQ generates from the app's migrations at every build. The generator does not annotate nullness. */
@NullUnmarked
package dev.fstore.example.readmodel.jooq;

import org.jspecify.annotations.NullUnmarked;

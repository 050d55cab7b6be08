/** Build only: what the jOOQ generator needs to read migrations. */
@NullMarked
package dev.fstore.codegen;

import org.jspecify.annotations.NullMarked;

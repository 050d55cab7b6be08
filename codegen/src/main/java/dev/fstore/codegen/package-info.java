/** For the build only: lets the jOOQ generator read migrations. */
@NullMarked
package dev.fstore.codegen;

import org.jspecify.annotations.NullMarked;

/**
 * The algebra of functional event sourcing: pure functions that decide, evolve and react, over the user's own types.
 */
@org.jspecify.annotations.NullMarked
module dev.fstore.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;

    exports dev.fstore.domain;
}

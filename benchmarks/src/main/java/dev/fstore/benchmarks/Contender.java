package dev.fstore.benchmarks;

/** One side of a comparison. */
record Contender(String name, Work work, Meanwhile meanwhile) {

    /** What goes on beside the work, from its start to its end. */
    interface Meanwhile {
        AutoCloseable start() throws Exception;
    }

    Contender(String name, Work work) {
        this(name, work, () -> () -> {});
    }
}

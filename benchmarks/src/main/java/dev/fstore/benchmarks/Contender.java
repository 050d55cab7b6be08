package dev.fstore.benchmarks;

/** One side of a comparison. */
record Contender(String name, Work work, Meanwhile meanwhile) {

    /** Background activity from the start of the work to its end. */
    interface Meanwhile {
        AutoCloseable start() throws Exception;
    }

    Contender(String name, Work work) {
        this(name, work, () -> () -> {});
    }
}

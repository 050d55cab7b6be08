package dev.fstore.benchmarks.measure;

/** One side of a comparison. */
public record Contender(String name, Work work, Meanwhile meanwhile) {

    /** Background activity from the start of the work to its end. */
    public interface Meanwhile {
        AutoCloseable start() throws Exception;
    }

    public Contender(String name, Work work) {
        this(name, work, () -> () -> {});
    }
}

package dev.fstore.benchmarks.measure;

import java.util.List;

/** An operation that should be cheap. */
public interface Cost {

    List<Figure> measure(Plan plan) throws Exception;
}

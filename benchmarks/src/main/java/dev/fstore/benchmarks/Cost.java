package dev.fstore.benchmarks;

import java.util.List;

/** An operation that should be cheap. */
interface Cost {

    List<Figure> measure(Plan plan) throws Exception;
}

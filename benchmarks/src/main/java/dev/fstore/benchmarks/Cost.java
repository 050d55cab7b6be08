package dev.fstore.benchmarks;

import java.util.List;

/** Something that should be cheap. */
interface Cost {

    List<Figure> measure(Plan plan) throws Exception;
}

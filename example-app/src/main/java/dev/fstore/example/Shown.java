package dev.fstore.example;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What a view shows of one stream.
 *
 * @param version the version of the stream up to which the view has come
 */
record Shown<S>(@JsonUnwrapped S summary, long version) {}

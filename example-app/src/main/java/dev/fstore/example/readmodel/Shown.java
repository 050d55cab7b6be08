package dev.fstore.example.readmodel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What a view shows of one stream.
 *
 * @param version the version of the stream up to which the view has come
 */
public record Shown<S>(@JsonUnwrapped S summary, long version) {}

package dev.fstore.example.readmodel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The summary of one stream, as a view shows it.
 *
 * @param version the version of the stream that the summary includes
 */
public record Shown<S>(@JsonUnwrapped S summary, long version) {}

package dev.fstore.application;

/** A state, and how far its stream had come when it was folded. */
public record Versioned<S>(S state, Version version) {}

package dev.fstore.domain;

/** The rejection type of a decider that never rejects: it has no values. */
public enum NoRejection {}

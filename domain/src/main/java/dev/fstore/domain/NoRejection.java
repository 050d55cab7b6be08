package dev.fstore.domain;

/** The rejection of a decider that never refuses: there is no value of this type. */
public enum NoRejection {}

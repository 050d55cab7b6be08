package dev.fstore.docs;

record Overdrawn(int missing) {}

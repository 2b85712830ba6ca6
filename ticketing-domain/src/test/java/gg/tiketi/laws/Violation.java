package gg.tiketi.laws;

/** One breach of a law: its letter and number, and what was seen. */
record Violation(String law, String what) {}

package gg.tiketi.kernel;

/**
 * A fact: something that happened and was committed, told in the past tense. Facts are recorded in the transaction that made
 * them true and published at least once after its commit, in the order of their topic's versions (law L1); so a listener
 * must be able to hear the same fact twice.
 */
public interface DomainEvent {}

package org.rnn4j.cells.internal.graph;

/**
 * What whoever takes the statistics of a batch has to know.
 *
 * @param epsilon added to the variance
 * @param momentum what a moving average keeps of itself at each training step
 */
public record StatisticsRule(double epsilon, double momentum) {}

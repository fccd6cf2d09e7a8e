package org.rnn4j.api.cell;

/**
 * A state a cell carries from step to step, as its recording declared it.
 *
 * @param name as in the equations, for example {@code "c"}
 * @param width its number of features
 */
public record StateSpec(String name, int width) {}

/**
 * What a recurrent cell is. Start with {@link org.rnn4j.api.cell.Cell} (its forward equations) and
 * {@link org.rnn4j.api.cell.Step} (what it is given to write them with: the input, the states and
 * {@link org.rnn4j.api.cell.ParameterSpec parameters} go in, next states and the output come out).
 *
 * <p>The values that a step computes with are in {@code org.rnn4j.api.step}. Time, masks, dropout,
 * direction, batches and gradients are the engine's business and do not appear here.
 */
package org.rnn4j.api.cell;

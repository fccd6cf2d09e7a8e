/**
 * The language a cell is written in. Start with {@link org.rnn4j.api.step.Step} (what a cell is
 * given) and {@link org.rnn4j.api.step.Value} (what it computes with).
 *
 * <p>A value has a shape and operations but no data: the recording of one call of {@code step} is
 * valid for every time step, batch and number. Hence there is no way to read a number and no {@code
 * if} on one; a choice by value is {@link org.rnn4j.api.step.Functions#where}. Time, masks,
 * dropout, direction, batches and gradients are the engine's business and do not appear here.
 */
package org.rnn4j.api.step;

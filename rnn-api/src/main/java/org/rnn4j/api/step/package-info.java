/**
 * The language a cell is written in. Start with {@link org.rnn4j.api.step.Value} (what a step
 * computes with) and {@link org.rnn4j.api.step.Functions} (the functions of values); the step
 * itself is {@code org.rnn4j.api.cell.Step}.
 *
 * <p>A value has a shape and operations but no data: the recording of one call of {@code step} is
 * valid for every time step, batch and number. Hence there is no way to read a number and no {@code
 * if} on one; a choice by value is {@link org.rnn4j.api.step.Functions#where}.
 *
 * <p>A new function of one or two numbers is a constant of {@link org.rnn4j.api.step.Unary} or
 * {@link org.rnn4j.api.step.Binary}, which the compiler then leads through the engine.
 */
package org.rnn4j.api.step;

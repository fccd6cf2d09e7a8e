/**
 * What a trainer sees of a model: {@link org.rnn4j.api.model.TrainableModel} turns a {@link
 * org.rnn4j.api.model.Batch} and a {@link org.rnn4j.api.model.Loss} into a loss and a gradient over
 * one flat array of parameters. No cells, no calendar.
 *
 * <p>What a batch may have beside inputs and targets (absent steps, unknown inputs, weights, inputs
 * of a decoder) are default methods of {@code Batch}; whoever has arrays takes {@link
 * org.rnn4j.api.model.ArrayBatch}, whoever streams from elsewhere implements {@code Batch}. A
 * target that is NaN is missing.
 */
package org.rnn4j.api.model;

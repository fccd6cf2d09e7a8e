/**
 * What a trainer sees of a model: {@link org.rnn4j.api.model.TrainableModel} turns a {@link
 * org.rnn4j.api.model.Batch} and a {@link org.rnn4j.api.model.Loss} into a loss and a gradient over
 * one flat array of parameters. No cells, no calendar.
 */
package org.rnn4j.api.model;

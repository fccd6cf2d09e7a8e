/**
 * Normalization inside a recurrent cell: {@link org.rnn4j.api.normalize.Normalizer} is given a
 * cell's {@link org.rnn4j.api.normalize.PreActivation}, and where it asks for them its states, and
 * writes its equations in the step language. To add one, write a {@link
 * org.rnn4j.api.spi.NormalizerProvider}; to let it stand elsewhere in a cell, add a constant to
 * {@link org.rnn4j.api.normalize.Place}.
 */
package org.rnn4j.api.normalize;

/**
 * Normalization inside a recurrent cell: {@link org.rnn4j.api.normalize.Normalizer} is given a
 * cell's {@link org.rnn4j.api.normalize.PreActivation} and writes its equations in the step
 * language.
 */
package org.rnn4j.api.normalize;
